import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openJournalLedger, readJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournal, openJournalForReading } from '../../src/platform/journal/open-journal.ts';
import { canonicalText, hashOf } from '../../src/platform/ledger-entry.ts';
import { createLog } from '../../src/platform/log.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { turnedClock } from './turned-clock.ts';

async function openLedger() {
  const directory = temporaryDirectory();
  const journal = openJournal({ directory, log: createLog({ level: 'silent' }) });
  onTestFinished(() => journal.close());
  const tamper = (statement: string, ...values: (string | number)[]) => {
    const database = new DatabaseSync(join(directory, 'journal.db'));
    expect(database.prepare(statement).run(...values).changes).toBeGreaterThan(0);
    database.close();
  };
  const keys = { supplied: [], directory };
  return { directory, ledger: await openJournalLedger({ journal, clock: turnedClock(), keys }), tamper };
}

const entry = (key: string, data: unknown = { key }, installation = 7) => ({
  installation,
  kind: 'decision',
  subject: 'acme/shop#12',
  key,
  data,
});

/** A ledger with five entries, `e1` to `e5`. */
async function five() {
  const opened = await openLedger();
  for (const key of ['e1', 'e2', 'e3', 'e4', 'e5']) await opened.ledger.append(entry(key));
  return opened;
}

test('entries form one chain per installation, each with numbers of its own', async () => {
  const { ledger } = await openLedger();
  await Promise.all([ledger.append(entry('a')), ledger.append(entry('a', {}, 8)), ledger.append(entry('b'))]);
  const [first, second] = await ledger.list({ installation: 7, limit: 10 });
  expect(first).toMatchObject({ seq: 1, key: 'a', previous: '0'.repeat(64) });
  expect(second).toMatchObject({ seq: 2, key: 'b', previous: first?.hash });
  expect(await ledger.list({ installation: 8, limit: 10 })).toHaveLength(1);
  expect(await ledger.installations()).toEqual([0, 7, 8]);
  expect(await ledger.head(7)).toMatchObject({ seq: 2, hash: second?.hash });
  expect(await ledger.head(9)).toBeNull();
  expect(await ledger.find(8, 'b')).toBeNull();
});

test('the same key gives the first entry again, also when asked at the same time', async () => {
  const { ledger } = await openLedger();
  const [one, two] = await Promise.all([ledger.append(entry('a', 1)), ledger.append(entry('a', 2))]);
  expect(one.appended).toBe(true);
  expect(two).toEqual({ entry: one.entry, appended: false });
  expect(await ledger.find(7, 'a')).toEqual(one.entry);
  expect(await ledger.entry(7, 1)).toEqual(one.entry);
  expect(await ledger.entry(7, 2)).toBeNull();
});

test('lists are filtered by kind and subject, and paged by number', async () => {
  const { ledger } = await five();
  await ledger.append({ ...entry('c1'), kind: 'check' });
  await ledger.append({ ...entry('c2'), kind: 'check', subject: 'acme/shop#13' });
  const keys = async (query: object) =>
    (await ledger.list({ installation: 7, limit: 10, ...query })).map((one) => one.key);
  expect(await keys({ kind: 'check' })).toEqual(['c1', 'c2']);
  expect(await keys({ subject: 'acme/shop#13' })).toEqual(['c2']);
  expect(await keys({ after: 2, limit: 2 })).toEqual(['e3', 'e4']);
});

test('credentials in the data are cut out before they are hashed and stored', async () => {
  const { ledger } = await openLedger();
  const token = ['gh', 's_', 'z'.repeat(36)].join('');
  const { entry: written } = await ledger.append(
    entry('a', { note: `used ${token}`, webhookSecret: 'hunter2' }),
  );
  expect(written.data).toEqual({ note: 'used [redacted]', webhookSecret: '[redacted]' });
  expect(await ledger.verify(7)).toMatchObject({ ok: true });
});

test('whatever JSON is appended, it is read back the same and the chain verifies', async () => {
  const { ledger } = await openLedger();
  let key = 0;
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (data) => {
      key += 1;
      const { entry: written } = await ledger.append(entry(`key ${key}`, data));
      expect(await ledger.entry(7, written.seq)).toEqual(written);
    }),
    { numRuns: 50 },
  );
  expect(await ledger.verify(7)).toMatchObject({ ok: true, entries: key });
});

test('an intact chain verifies, with its length and head', async () => {
  const { ledger } = await five();
  const head = await ledger.head(7);
  expect(await ledger.verify(7)).toEqual({
    ok: true,
    entries: 5,
    head: head?.hash,
    keyId: head?.signed?.keyId,
  });
  expect(await ledger.verify(1)).toMatchObject({ ok: true, entries: 0 });
});

test('edited data are found', async () => {
  const { ledger, tamper } = await five();
  tamper(
    `UPDATE ledger SET text = replace(text, '"data":{"key":"e3"}', '"data":{"key":"xx"}') WHERE seq = 3`,
  );
  expect((await ledger.entry(7, 3))?.data).toEqual({ key: 'xx' });
  expect(await ledger.verify(7)).toMatchObject({
    ok: false,
    seq: 3,
    problem: expect.stringContaining('hash'),
  });
});

test('an edited text with a hash made to fit is found at the entry after it', async () => {
  const { ledger, tamper } = await five();
  const third = await ledger.entry(7, 3);
  if (third === null) throw new Error('no third entry');
  const { hash: _, ...content } = { ...third, data: 'forged' };
  const text = canonicalText(content);
  tamper('UPDATE ledger SET text = ?, hash = ? WHERE seq = 3', text, hashOf(text));
  expect(await ledger.verify(7)).toMatchObject({
    ok: false,
    seq: 4,
    problem: expect.stringContaining('continue'),
  });
});

test('an edited last entry with a hash made to fit is found at the head', async () => {
  const { ledger, tamper } = await five();
  const last = await ledger.entry(7, 5);
  if (last === null) throw new Error('no last entry');
  const { hash: _, ...content } = { ...last, data: 'forged' };
  const text = canonicalText(content);
  tamper('UPDATE ledger SET text = ?, hash = ? WHERE seq = 5', text, hashOf(text));
  expect(await ledger.verify(7)).toMatchObject({
    ok: false,
    seq: 5,
    problem: expect.stringContaining('head'),
  });
});

test('an edited column is found, for lists are made from it', async () => {
  const { ledger, tamper } = await five();
  tamper(`UPDATE ledger SET kind = 'approval' WHERE seq = 2`);
  expect(await ledger.verify(7)).toMatchObject({
    ok: false,
    seq: 2,
    problem: expect.stringContaining('kind'),
  });
});

test('a removed entry is found', async () => {
  const { ledger, tamper } = await five();
  tamper('DELETE FROM ledger WHERE seq = 2');
  expect(await ledger.verify(7)).toMatchObject({
    ok: false,
    seq: 2,
    problem: expect.stringContaining('missing'),
  });
});

test('entries cut off at the end are found', async () => {
  const { ledger, tamper } = await five();
  tamper('DELETE FROM ledger WHERE seq > 3');
  expect(await ledger.verify(7)).toMatchObject({
    ok: false,
    seq: 4,
    problem: '2 entries are cut off at the end',
  });
});

test('reordered entries are found', async () => {
  const { ledger, tamper } = await five();
  tamper('UPDATE ledger SET seq = 99 WHERE seq = 2');
  tamper('UPDATE ledger SET seq = 2 WHERE seq = 3');
  tamper('UPDATE ledger SET seq = 3 WHERE seq = 99');
  expect(await ledger.verify(7)).toMatchObject({ ok: false, seq: 2 });
});

test('an entry added behind the back is found', async () => {
  const { ledger, tamper } = await five();
  const head = await ledger.head(7);
  const content = { ...entry('e6'), seq: 6, at: '2026-01-01T00:00:00.000Z', previous: head?.hash ?? '' };
  const text = canonicalText(content);
  tamper(
    `INSERT INTO ledger VALUES (7, 6, '2026-01-01T00:00:00.000Z', 'decision', 'acme/shop#12', 'e6', ?, ?, NULL)`,
    text,
    hashOf(text),
  );
  expect(await ledger.verify(7)).toMatchObject({
    ok: false,
    seq: 6,
    problem: expect.stringContaining('not on record'),
  });
});

test('an entry taken from another installation is found', async () => {
  const { ledger, tamper } = await five();
  await ledger.append(entry('other', 1, 8));
  tamper('DELETE FROM ledger WHERE installation = 7 AND seq = 1');
  tamper('UPDATE ledger SET installation = 7 WHERE installation = 8');
  expect(await ledger.verify(7)).toMatchObject({
    ok: false,
    seq: 1,
    problem: expect.stringContaining('installation'),
  });
  expect(await ledger.verify(8)).toMatchObject({ ok: false, seq: 1 });
});

test('the ledger can be read from another connection while it is written', async () => {
  const { ledger, directory } = await five();
  const journal = openJournalForReading(directory);
  onTestFinished(() => journal.close());
  await ledger.append(entry('e6'));
  expect(await readJournalLedger(journal).verify(7)).toMatchObject({ ok: true, entries: 6 });
});

test('a list may ask for the newest entries; they still come in the order they were written', async () => {
  const { ledger } = await openLedger();
  for (const number of [1, 2, 3, 4]) {
    await ledger.append({
      installation: 1,
      kind: number === 3 ? 'other' : 'note',
      subject: 'acme/shop',
      key: `note:${number}`,
      data: {},
    });
  }
  const query = { installation: 1, subject: 'acme/shop', kind: 'note', limit: 2 };
  expect((await ledger.list(query)).map((entry) => entry.seq)).toEqual([1, 2]);
  expect((await ledger.list({ ...query, newest: true })).map((entry) => entry.seq)).toEqual([2, 4]);
});
