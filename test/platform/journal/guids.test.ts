import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { commit } from '../../../src/platform/journal/group-commit.ts';
import { indexSome, sequenceOf } from '../../../src/platform/journal/guids.ts';
import { expire, insert } from '../../../src/platform/journal/inbox-operations.ts';
import { openJournalFile } from '../../../src/platform/journal/journal-file.ts';
import { migrateJournal } from '../../../src/platform/journal/journal-schema.ts';
import type { AnyOperation } from '../../../src/platform/journal/operation.ts';
import { startUpkeep } from '../../../src/platform/journal/upkeep.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

function open(version?: number): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  migrateJournal(database, version);
  return database;
}

const delivery = (id: string) => ({
  id,
  event: 'push',
  sealed: new Uint8Array([1]),
  receivedAt: '2026-11-23T00:00:00Z',
  due: 0,
});

const store = (id: string) => ({ operation: insert as AnyOperation, args: delivery(id) });

const guid = (n: number) => `guid-${(n * 7919) % 10_007}`;

function indexed(database: DatabaseSync): number {
  return Number(database.prepare('SELECT count(*) AS n FROM delivery_guid').get()?.n);
}

test('a delivery is known by its GUID, whether that is in the index yet or not', () => {
  const database = open();
  const all = Array.from({ length: 2500 }, (_, n) => guid(n));
  for (const outcome of commit(database, all.map(store))) expect(outcome).toEqual({ ok: true, result: true });
  expect(indexSome(database)).toBe(true);
  expect(indexed(database)).toBe(1000);
  expect(new Set(all.map((id) => sequenceOf(database, id))).size).toBe(2500);
  for (const outcome of commit(database, all.map(store)))
    expect(outcome).toEqual({ ok: true, result: false });
});

test('no more than so many are held in memory, however long it is never quiet', () => {
  const database = open();
  const all = Array.from({ length: 20_500 }, (_, n) => `guid-${n}`);
  commit(database, all.map(store));
  expect(indexed(database)).toBe(1000);
  expect(sequenceOf(database, 'guid-0')).toBe(1);
});

test('when nobody waits, all of them are indexed', async () => {
  const database = open();
  commit(
    database,
    Array.from({ length: 1500 }, (_, n) => store(guid(n))),
  );
  const upkeep = startUpkeep(database, () => 1000);
  onTestFinished(() => upkeep.stop());
  await vi.waitFor(() => expect(indexed(database)).toBe(1500), { timeout: 10_000 });
});

test('what was rolled back is not known', () => {
  const database = open();
  const changesItsMind: AnyOperation = {
    name: 'test.throws',
    kind: 'write',
    run: (inside: DatabaseSync) => {
      insert.run(inside, delivery('undone'));
      throw new Error('changed my mind');
    },
  };
  const outcomes = commit(database, [
    store('before'),
    { operation: changesItsMind, args: null },
    store('after'),
  ]);
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(['before', 'undone', 'after'].map((id) => sequenceOf(database, id) !== null)).toEqual([
    true,
    false,
    true,
  ]);
  expect(commit(database, [store('undone')])).toEqual([{ ok: true, result: true }]);
});

test('what a commit that failed as a whole wrote is not known', () => {
  const database = open();
  const full: AnyOperation = {
    name: 'test.full',
    kind: 'write',
    run: () => {
      // SQLITE_FULL, as node:sqlite reports it.
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  };
  commit(database, [store('lost'), { operation: full, args: null }]);
  expect(sequenceOf(database, 'lost')).toBeNull();
});

test('a process that opens the journal of another knows what that had not indexed', () => {
  const directory = temporaryDirectory();
  const first = openJournalFile({ directory });
  commit(first.database, [store('one'), store('two')]);
  expect(indexed(first.database)).toBe(0);
  first.close();
  const second = openJournalFile({ directory });
  onTestFinished(() => second.close());
  expect(sequenceOf(second.database, 'two')).toBe(2);
  expect(commit(second.database, [store('one')])).toEqual([{ ok: true, result: false }]);
});

test('a GUID that has expired can come again', () => {
  const database = open();
  commit(database, [store('old')]);
  database.exec("UPDATE delivery SET state = 'done', settled_at = 1");
  expire.run(database, { payloadsBefore: 10, guidsBefore: 10, limit: 10 });
  expect(commit(database, [store('old')])).toEqual([{ ok: true, result: true }]);
});

test('a journal from before keeps its deliveries, payloads and numbers', () => {
  const database = open(7);
  database.exec(`
    INSERT INTO delivery (sequence, id, event, received_at, state, due_at)
      VALUES (3, 'c', 'push', '', 'pending', 0), (9, 'a', 'push', '', 'dead', 0), (12, 'gone', 'push', '', 'done', 0);
    INSERT INTO delivery_payload VALUES (3, x'0102'), (9, x'03');
    DELETE FROM delivery WHERE sequence = 12;
  `);
  migrateJournal(database);
  expect(database.prepare('SELECT sequence, hex(body) AS body FROM delivery_payload').all()).toEqual([
    { sequence: 3, body: '0102' },
    { sequence: 9, body: '03' },
  ]);
  expect(['a', 'c', 'gone'].map((id) => sequenceOf(database, id))).toEqual([9, 3, null]);
  commit(database, [store('a'), store('new')]);
  expect(sequenceOf(database, 'new')).toBe(13);
  database.exec('DELETE FROM delivery WHERE sequence = 3');
  expect(database.prepare('SELECT count(*) AS n FROM delivery_payload WHERE sequence = 3').get()?.n).toBe(0);
});
