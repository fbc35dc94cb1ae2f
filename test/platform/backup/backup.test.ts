import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { restoreBackup } from '../../../src/platform/backup/restore.ts';
import { createRestoreMemory } from '../../../src/platform/backup/restored.ts';
import { systemClock as clock } from '../../../src/platform/clock.ts';
import { createDecisions } from '../../../src/platform/decisions.ts';
import { openStores } from '../../../src/platform/open-stores.ts';
import { createQueue } from '../../../src/platform/queue.ts';
import { decision } from '../decision.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { testCipher } from '../test-cipher.ts';
import { backUp, begun, confirmed, directoryWithKeyOf, fill, log, openJournalStores } from './stores.ts';

// The last test boots a database, which takes seconds, on a busy machine many.
vi.setConfig({ testTimeout: 120_000 });

const options = (directory: string) => ({ directory, server: null, ledgerKeys: [], clock, log });

/** A filled journal, and its backup. */
async function backedUp() {
  const stores = await openJournalStores();
  await fill(stores);
  return { stores, ...(await backUp(stores.directory)) };
}

/** The same backup with other lines, whole and with the right hash. */
function rewritten(file: string, change: (lines: string[]) => string[]): string {
  const lines = change(linesOf(file).slice(0, -1));
  const text = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return named(file, gzipSync(`${text}${JSON.stringify({ type: 'end', sha256 })}\n`));
}

const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');

function named(file: string, content: Uint8Array): string {
  const other = `${file}.changed`;
  writeFileSync(other, content);
  return other;
}

test('what was acknowledged before a backup is in it, however much arrives meanwhile', async () => {
  const stores = await openJournalStores();
  await fill(stores);
  const acknowledged: string[] = [];
  let stopping = false;
  const arriving = (async () => {
    for (let number = 1; !stopping; number += 1) {
      const id = `guid-${number}`;
      await stores.inbox.accept({ id, event: 'push', payload: Buffer.from(`{"n":${number}}`) });
      acknowledged.push(id);
      if (number % 10 === 0)
        await stores.ledger.append({ installation: 7, kind: 'check', subject: 'x', key: id, data: {} });
    }
  })();
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(50));
  const before = [...acknowledged];
  const { file } = await backUp(stores.directory);
  stopping = true;
  await arriving;

  const restored = directoryWithKeyOf(stores.directory);
  await restoreBackup(file, options(restored));
  const { inbox, ledger } = await openJournalStores(restored);
  const pending = await inbox.pending(100_000);
  const found = new Map(pending.map(({ id, payload }) => [id, Buffer.from(payload).toString('utf8')]));
  expect(before.filter((id) => found.get(id) !== `{"n":${id.slice(5)}}`)).toEqual([]);
  expect(await ledger.verify(7)).toMatchObject({ ok: true });
});

test('a backup is a file of lines that only its owner can read, and never takes the place of another', async () => {
  const { stores, file, sha256, bytes } = await backedUp();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(file).size).toBe(bytes);
  const lines = linesOf(file);
  expect(JSON.parse(String(lines[0]))).toMatchObject({
    version: 1,
    from: 'embedded',
    counts: { entries: 3, effects: 2, notes: 2, deliveries: 4 },
    heads: [{ installation: 0 }, { installation: 7, seq: 1 }, { installation: 8, seq: 1 }],
  });
  const body = lines
    .slice(0, -1)
    .map((line) => `${line}\n`)
    .join('');
  expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
  await expect(backUp(stores.directory, file)).rejects.toThrow('is there already');
  expect(linesOf(file)).toEqual(lines);
});

test('no backup is made of a ledger that somebody has changed', async () => {
  const stores = await openJournalStores();
  await fill(stores);
  const database = new DatabaseSync(join(stores.directory, 'journal.db'));
  database.exec(`UPDATE ledger SET text = replace(text, 'acme/shop', 'acme/shot') WHERE installation = 7`);
  database.close();
  const place = temporaryDirectory();
  await expect(backUp(stores.directory, join(place, 'backup'))).rejects.toThrow(
    'The ledger of installation 7 is not intact at entry 1',
  );
  expect(readdirSync(place)).toEqual([]);
});

test('a restored journal goes on where the backup was made, and says so on the ledger', async () => {
  const { stores, file } = await backedUp();
  const restored = directoryWithKeyOf(stores.directory);
  const header = await restoreBackup(file, options(restored));
  const { inbox, ledger, effects, notes } = await openJournalStores(restored);
  expect((await inbox.pending(9)).map(({ id }) => id)).toEqual(['pending-1']);
  expect(await inbox.dead(9)).toMatchObject([{ id: 'dead-1', cause: 'it broke', installation: 7 }]);
  expect(await inbox.accept({ id: 'done-1', event: 'push', payload: Buffer.from('{}') })).toBe('duplicate');
  expect(await ledger.head(7)).toEqual(await stores.ledger.head(7));
  expect(await effects.find(confirmed)).toEqual(await stores.effects.find(confirmed));
  expect(await effects.begin({ ...begun, owner: 'b', lease: 0 })).toEqual({ kind: 'unconfirmed' });
  expect(await notes.get(7, 'cursor')).toEqual({ page: 3 });
  // It told of a database that is not here.
  expect(await notes.get(0, 'embedded-database-synced')).toBeNull();
  const [entry] = await ledger.list({ installation: 0, kind: 'restore', limit: 1 });
  expect(entry?.data).toEqual({ created: header.created, from: 'embedded', counts: header.counts });
  expect((await createRestoreMemory(ledger, clock))()).toBe(true);
  expect((await createRestoreMemory(stores.ledger, clock))()).toBe(false);
  for (const chain of await ledger.installations())
    expect(await ledger.verify(chain)).toMatchObject({ ok: true });
});

type Change = (file: string) => string;
const changes: readonly [title: string, change: Change, problem: RegExp][] = [
  ['no gzip', (file) => named(file, Buffer.from('a text')), /no whole backup/],
  ['empty', (file) => named(file, gzipSync('')), /empty/],
  ['something else', (file) => named(file, gzipSync('{"type":"ledger"}\n')), /no backup of WIRED CHAOS/],
  ['cut off', (file) => named(file, readFileSync(file).subarray(0, -200)), /no whole backup/],
  [
    'cut off at a line',
    (file) => named(file, gzipSync(`${linesOf(file).slice(0, -1).join('\n')}\n`)),
    /cut off after line 12/,
  ],
  [
    'changed in a byte',
    (file) => named(file, gzipSync(`${linesOf(file).join('\n').replace('it broke', 'it brake')}\n`)),
    /does not have the SHA-256/,
  ],
  ['of another version', (file) => rewritten(file, replace('"version":1', '"version":2')), /has format 2/],
  ['with an unknown row', (file) => rewritten(file, replace('"type":"note"', '"type":"newt"')), /line 7/],
  [
    'without a row',
    (file) => rewritten(file, (lines) => lines.filter((line) => !line.includes('"cursor"'))),
    /has 1 notes, but should have 2/,
  ],
  [
    'with another entry',
    (file) => rewritten(file, replace('acme/shop', 'acme/shot')),
    /installation 7 is not intact at entry 1/,
  ],
  [
    'without a chain',
    (file) => rewritten(file, (lines) => lines.filter((line) => !line.includes('"installation":8,"text"'))),
    /installation 8 is missing/,
  ],
];

function replace(one: string, other: string) {
  return (lines: string[]) => lines.map((line) => line.replace(one, other));
}

test.each(changes)('a file that is %s is refused, and nothing is touched', async (_, change, problem) => {
  const { stores, file } = await backedUp();
  const directory = directoryWithKeyOf(stores.directory);
  await expect(restoreBackup(change(file), options(directory))).rejects.toThrow(problem);
  expect(readdirSync(directory).filter((name) => !name.startsWith('journal.lock'))).toEqual([
    'ledger-key.pem',
  ]);
});

test('a directory that is used, or lacks the key of the ledger, is refused with the remedy', async () => {
  const { stores, file } = await backedUp();
  const { directory } = stores;
  await expect(restoreBackup(file, options(directory))).rejects.toThrow(/is in use by process \d+/);
  await stores.journal.close();
  await expect(restoreBackup(file, options(directory))).rejects.toThrow(
    /an App has run there. Move .*journal.db elsewhere/,
  );
  const empty = temporaryDirectory();
  await expect(restoreBackup(file, options(empty))).rejects.toThrow(
    new RegExp(`is signed with the key .* Put your copy of it into ${empty}`, 's'),
  );
  expect(readdirSync(empty)).toEqual([]);
});

test('the App that starts on a restored journal has its decisions again, and handles again what is kept', async () => {
  const { stores, file } = await backedUp();
  const directory = directoryWithKeyOf(stores.directory);
  await restoreBackup(file, options(directory));
  expect(existsSync(join(directory, 'database'))).toBe(false);
  const app = await openStores({ ...options(directory), cipher: testCipher });
  onTestFinished(() => app.close());
  expect(await createDecisions(app.database).get(7, decision.id)).toMatchObject({ id: decision.id });
  expect((await app.inbox.pending(9)).map(({ id }) => id).sort()).toEqual(['done-2', 'pending-1']);
  const queue = createQueue({ database: app.database, log, onlySends: true });
  await queue.start();
  onTestFinished(() => queue.stop());
  expect(await queue.dead(9)).toEqual([]);
});
