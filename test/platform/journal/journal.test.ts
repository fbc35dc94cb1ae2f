import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { type Journal, JournalUnavailable } from '../../../src/platform/journal/journal.ts';
import { openJournal, openJournalForReading } from '../../../src/platform/journal/open-journal.ts';
import type { Operation } from '../../../src/platform/journal/operation.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startChild } from '../child.ts';
import { eventually } from '../eventually.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const log = createLog({ level: 'silent' });

function open(directory: string, limits: { maximumWaiting?: number; maximumPages?: number } = {}) {
  const journal = openJournal({ directory, log, ...limits });
  onTestFinished(() => journal.close());
  return journal;
}

/** An operation of this test. */
const write = <Result>(run: (database: DatabaseSync) => Result): Operation<null, Result> => ({
  name: 'test.write',
  kind: 'write',
  run,
});

const insertInto = (database: DatabaseSync, id: string, bytes = 0) => {
  const { sequence } =
    database
      .prepare(
        `INSERT INTO delivery (id, event, received_at, state, due_at) VALUES (?, 'push', '', 'pending', 0)
         RETURNING sequence`,
      )
      .get(id) ?? {};
  database.prepare('INSERT INTO delivery_payload VALUES (?, ?)').run(Number(sequence), new Uint8Array(bytes));
};

const insert = (journal: Journal, id: string, bytes = 0) =>
  journal.run(
    write((database) => insertInto(database, id, bytes)),
    null,
  );

const execute = (journal: Journal, sql: string) =>
  journal.run({ name: 'test.execute', kind: 'read', run: (database) => database.exec(sql) }, null);

const storedIds: Operation<null, unknown[]> = {
  name: 'test.ids',
  kind: 'read',
  run: (database) =>
    database
      .prepare('SELECT id FROM delivery ORDER BY sequence')
      .all()
      .map((row) => row.id),
};

const ids = (journal: Journal) => journal.run(storedIds, null);

test('writes that arrive together are one commit: nothing of them is seen before all of it', async () => {
  const directory = temporaryDirectory();
  const journal = open(directory);
  const other = new DatabaseSync(join(directory, 'journal.db'), { readOnly: true });
  onTestFinished(() => other.close());
  let seenInside: unknown[] = ['nothing was looked at'];
  const look = write((database) => {
    seenInside = storedIds.run(other, null);
    insertInto(database, 'second');
  });
  await Promise.all([insert(journal, 'first'), journal.run(look, null)]);
  expect(seenInside).toEqual([]);
  expect(storedIds.run(other, null)).toEqual(['first', 'second']);
});

test('work that throws undoes only itself', async () => {
  const journal = open(temporaryDirectory());
  const outcomes = await Promise.allSettled([
    insert(journal, 'before'),
    journal.run(
      write((database) => {
        insertInto(database, 'undone');
        throw new Error('changed my mind');
      }),
      null,
    ),
    insert(journal, 'after'),
  ]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await ids(journal)).toEqual(['before', 'after']);
});

test('on a full disk every writer of the commit is told, and writing goes on once there is space', async () => {
  const journal = open(temporaryDirectory(), { maximumPages: 60 });
  await insert(journal, 'kept', 50_000);
  const outcomes = await Promise.allSettled([
    insert(journal, 'small'),
    insert(journal, 'too big', 1_000_000),
  ]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(JournalUnavailable) });
  }
  expect(await ids(journal)).toEqual(['kept']);
  await journal.run(
    write((database) => database.exec(`DELETE FROM delivery WHERE id = 'kept'`)),
    null,
  );
  await insert(journal, 'small', 50_000);
  expect(await ids(journal)).toEqual(['small']);
});

test('a disk that has become read-only is told to every writer of the commit', async () => {
  const journal = open(temporaryDirectory());
  await execute(journal, 'PRAGMA query_only = ON');
  const writes = ['a', 'b'].map((id) => insert(journal, id));
  for (const outcome of await Promise.allSettled(writes)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(JournalUnavailable) });
  }
  await execute(journal, 'PRAGMA query_only = OFF');
  await insert(journal, 'c');
  expect(await ids(journal)).toEqual(['c']);
});

test('an I/O error under one write is told to every writer of the commit, for none of it may be on disk', async () => {
  const journal = open(temporaryDirectory());
  const outcomes = await Promise.allSettled([
    insert(journal, 'a'),
    journal.run(
      write(() => {
        // SQLITE_IOERR_WRITE, as node:sqlite reports it.
        throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 778 });
      }),
      null,
    ),
  ]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(JournalUnavailable) });
  }
  expect(await ids(journal)).toEqual([]);
});

test('more writers than may wait are refused at once', async () => {
  const journal = open(temporaryDirectory(), { maximumWaiting: 2 });
  const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((id) => insert(journal, id)));
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});

test('closing writes what waits, and refuses what comes later', async () => {
  const directory = temporaryDirectory();
  const journal = open(directory);
  const last = insert(journal, 'last');
  await journal.close();
  await last;
  await expect(insert(journal, 'late')).rejects.toThrow(JournalUnavailable);
  expect(await ids(open(directory))).toEqual(['last']);
});

test('the same journal cannot be opened twice, and the refusal names the process that has it', () => {
  const directory = temporaryDirectory();
  open(directory);
  expect(() => openJournal({ directory, log })).toThrow(new RegExp(`in use by process ${process.pid}`));
});

test('a second process is refused while the first lives, and let in as soon as it is killed', async () => {
  const directory = temporaryDirectory();
  const child = startChild(`
    const { openJournal } = await platform('journal/open-journal.ts');
    const { createLog } = await platform('log.ts');
    openJournal({ directory: ${JSON.stringify(directory)}, log: createLog({ level: 'silent' }) });
    console.log('open');
    setInterval(() => {}, 1000);
  `);
  await eventually(() => expect(child.lines).toEqual(['open']));
  expect(() => openJournal({ directory, log })).toThrow(new RegExp(`in use by process ${child.pid}`));
  await child.kill();
  open(directory);
});

test('a journal of a newer program is not touched', async () => {
  const directory = temporaryDirectory();
  await openJournal({ directory, log }).close();
  const database = new DatabaseSync(join(directory, 'journal.db'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openJournal({ directory, log })).toThrow('schema version 99');
});

test('only the owner can read its files, whatever the mode of the directory', async () => {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o755);
  await insert(open(directory), 'a');
  for (const file of ['journal.db', 'journal.db-wal', 'journal.db-shm']) {
    expect([file, statSync(join(directory, file)).mode & 0o077]).toEqual([file, 0]);
  }
});

test('a journal that is open for reading refuses writes', async () => {
  const directory = temporaryDirectory();
  open(directory);
  const reader = openJournalForReading(directory);
  onTestFinished(() => reader.close());
  await expect(insert(reader, 'a')).rejects.toThrow(JournalUnavailable);
  expect(await ids(reader)).toEqual([]);
});

test('reading where there is no journal says so', () => {
  expect(() => openJournalForReading(temporaryDirectory())).toThrow('no journal');
});

test('what was acknowledged before a kill -9 is there afterwards', async () => {
  const directory = temporaryDirectory();
  const child = startChild(`
    const { openJournal } = await platform('journal/open-journal.ts');
    const { createJournalInbox } = await platform('journal/inbox.ts');
    const { systemClock } = await platform('clock.ts');
    const { createLog } = await platform('log.ts');
    const journal = openJournal({ directory: ${JSON.stringify(directory)}, log: createLog({ level: 'silent' }) });
    const { createPayloadCipher } = await platform('payload-cipher.ts');
    const cipher = createPayloadCipher([new Uint8Array(32)]);
    const inbox = createJournalInbox({ journal, cipher, clock: systemClock });
    const payload = new Uint8Array(10_000);
    const accept = async (writer) => {
      for (let n = 0; ; n += 1) {
        const id = writer + '-' + n;
        await inbox.accept({ id, event: 'push', payload });
        process.stdout.write(id + '\\n');
      }
    };
    for (let writer = 0; writer < 20; writer += 1) accept(writer);
  `);
  await eventually(() => expect(child.lines.length).toBeGreaterThan(500));
  await child.kill();
  const stored = new Set(await ids(open(directory)));
  expect(child.lines.filter((id) => !stored.has(id))).toEqual([]);
});
