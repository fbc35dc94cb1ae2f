import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { rotateKey } from '../../../src/platform/journal/ledger-key-operations.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { generateLedgerKey, type LedgerKey, ledgerKeyPem } from '../../../src/platform/ledger/key.ts';
import {
  ledgerKeyFile,
  nextLedgerKeyFile,
  ownLedgerKeys,
  readLedgerKeyFile,
  stageLedgerKey,
} from '../../../src/platform/ledger/key-file.ts';
import type { Ledger } from '../../../src/platform/ledger.ts';
import { createLog } from '../../../src/platform/log.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { turnedClock } from '../turned-clock.ts';

const ids = (directory: string) => ownLedgerKeys(directory).map(({ id }) => id);

/** What one process does with the ledger in a directory. */
async function withLedger<T>(
  directory: string,
  work: (ledger: Ledger) => Promise<T>,
  ...supplied: LedgerKey[]
): Promise<T> {
  const journal = openJournal({ directory, log: createLog({ level: 'silent' }) });
  try {
    const clock = turnedClock();
    return await work(await openJournalLedger({ journal, clock, keys: { supplied, directory } }));
  } finally {
    await journal.close();
  }
}

/** A rotation that ends when it is on record, as a crash would end it. */
async function recordRotation(directory: string, next: LedgerKey): Promise<void> {
  const journal = openJournal({ directory, log: createLog({ level: 'silent' }) });
  await journal.run(rotateKey, { keys: ownLedgerKeys(directory), next, at: '2026-01-01T00:00:00.000Z' });
  await journal.close();
}

const signer = async (ledger: Ledger) => (await ledger.head(0))?.signed?.keyId;

test('the first start makes a key that only the owner can read, and later ones use it', async () => {
  const directory = temporaryDirectory();
  const first = await withLedger(directory, signer);
  expect(ids(directory)).toEqual([first]);
  expect(statSync(ledgerKeyFile(directory)).mode & 0o777).toBe(0o600);
  expect(await withLedger(directory, signer)).toBe(first);
  expect(readdirSync(directory).filter((name) => name.includes('key'))).toEqual(['ledger-key.pem']);
});

test('a key that others can read is refused, with the remedy', async () => {
  const directory = temporaryDirectory();
  await withLedger(directory, signer);
  const file = ledgerKeyFile(directory);
  for (const mode of [0o644, 0o640, 0o604]) {
    chmodSync(file, mode);
    await expect(withLedger(directory, signer)).rejects.toThrow(`Run: chmod 600 ${file}`);
  }
  chmodSync(file, 0o640);
  expect(readLedgerKeyFile(file, 0o007)).toHaveLength(1);
});

test('a file that is no key is named, and not replaced', async () => {
  const directory = temporaryDirectory();
  writeFileSync(ledgerKeyFile(directory), 'nonsense', { mode: 0o600 });
  await expect(withLedger(directory, signer)).rejects.toThrow(
    /ledger-key\.pem cannot be used: it is neither/,
  );
  expect(readFileSync(ledgerKeyFile(directory), 'utf8')).toBe('nonsense');
});

test('when the key is lost the App does not start with a new one', async () => {
  const directory = temporaryDirectory();
  const lost = await withLedger(directory, signer);
  writeFileSync(ledgerKeyFile(directory), ledgerKeyPem(generateLedgerKey()), { mode: 0o600 });
  await expect(withLedger(directory, signer)).rejects.toThrow(`signed with the key ${lost}`);
});

test('a rotation leaves the new key in the file and nothing of the old one', async () => {
  const directory = temporaryDirectory();
  const { from, to, kept } = await withLedger(directory, (ledger) => ledger.rotateKey(null));
  expect(kept).toBe(true);
  expect(to).not.toBe(from);
  expect(ids(directory)).toEqual([to]);
  expect(await withLedger(directory, signer)).toBe(to);
});

test('a crash before the rotation is on record leaves the old key in use, one after it the new key', async () => {
  const directory = temporaryDirectory();
  const old = await withLedger(directory, signer);
  const next = generateLedgerKey();
  stageLedgerKey(directory, next);
  expect(await withLedger(directory, signer)).toBe(old);
  await recordRotation(directory, next);
  expect(ids(directory)).toEqual([old, next.id]);
  const after = await withLedger(directory, async (ledger) => {
    await ledger.append({ installation: 7, kind: 'note', subject: 'x', key: 'x', data: null });
    return ledger.verify(7);
  });
  expect(after).toMatchObject({ ok: true, keyId: next.id });
  expect(ids(directory)).toEqual([next.id]);
  expect(readLedgerKeyFile(nextLedgerKeyFile(directory))).toBeNull();
});

test('a supplied key is followed only by one that is supplied as well', async () => {
  const directory = temporaryDirectory();
  const [old, next] = [generateLedgerKey(), generateLedgerKey()];
  await withLedger(
    directory,
    async (ledger) => {
      await expect(ledger.rotateKey(null)).rejects.toThrow('--key FILE');
      const rotation = await ledger.rotateKey(next);
      expect(rotation).toEqual({ from: old.id, to: next.id, kept: false });
    },
    old,
  );
  expect(readdirSync(directory).filter((name) => name.includes('key'))).toEqual([]);
  await expect(withLedger(directory, signer, old)).rejects.toThrow(next.id);
  expect(await withLedger(directory, signer, next, old)).toBe(next.id);
});

test('heads from before there were keys are signed at the first start', async () => {
  const directory = temporaryDirectory();
  await withLedger(directory, (ledger) =>
    ledger.append({ installation: 7, kind: 'note', subject: 'x', key: 'x', data: null }),
  );
  const database = new DatabaseSync(join(directory, 'journal.db'));
  database.exec(`DELETE FROM ledger WHERE installation = 0; DELETE FROM ledger_head WHERE installation = 0;
    UPDATE ledger_head SET key_id = NULL, signature = NULL`);
  database.close();
  expect(await withLedger(directory, (ledger) => ledger.verify(7))).toMatchObject({ ok: true, entries: 1 });
});
