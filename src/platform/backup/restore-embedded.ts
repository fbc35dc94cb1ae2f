import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { noteLoss } from '../embedded/clean-end.ts';
import { databaseFiles, useMarker } from '../embedded/durable-database.ts';
import { noteSyncPoint } from '../embedded/sync-points.ts';
import { openJournalLedger } from '../journal/ledger.ts';
import { createJournalNotes } from '../journal/notes.ts';
import { openJournal } from '../journal/open-journal.ts';
import type { LedgerKey } from '../ledger/key.ts';
import type { Log } from '../log.ts';
import { acquireLock } from '../process-lock.ts';
import { batches } from './batches.ts';
import { BackupRefused } from './format.ts';
import { findDamage, insertBackupHeads, insertBackupRows } from './journal-rows.ts';
import type { Backup } from './read.ts';
import { restoreEntry } from './restored.ts';
import { signerOf } from './signer.ts';

/** What a restore needs to know of where it restores to. */
export interface RestoreOptions {
  /** The data directory. */
  readonly directory: string;
  /** Those of the settings. */
  readonly ledgerKeys: readonly LedgerKey[];
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Restores a backup into a data directory in which no App has run. All is made beside and checked before the journal
 * appears under its name; the embedded database is made anew from it at the next start.
 * @throws {LockHeld} when an App runs there
 * @throws {LedgerKeyMissing} when the key that signs the ledger is not at hand
 * @throws {BackupRefused} when the backup is not whole, or its ledger not intact
 */
export async function restoreEmbedded(backup: Backup, options: RestoreOptions): Promise<void> {
  const { directory, ledgerKeys } = options;
  const signer = signerOf(backup.header, { supplied: ledgerKeys, directory });
  const lock = acquireLock(join(directory, 'journal.lock'), `The journal in ${directory}`);
  const beside = join(directory, 'restoring');
  try {
    refuseUsed(directory);
    rmSync(beside, { recursive: true, force: true });
    await makeJournal(backup, signer, { ...options, directory: beside });
    // Before the journal is there: at its first start everything that the database should hold is found again.
    noteLoss(useMarker(directory));
    renameSync(join(beside, 'journal.db'), join(directory, 'journal.db'));
    syncDirectory(directory);
  } finally {
    rmSync(beside, { recursive: true, force: true });
    lock.release();
  }
}

/** Nothing of another App may be mixed with what is restored, least of all SQLite's log of a journal that is gone. */
function refuseUsed(directory: string): void {
  const files = [
    ...['journal.db', 'journal.db-wal'].map((name) => join(directory, name)),
    databaseFiles(directory),
  ];
  const found = files.filter((file) => existsSync(file));
  if (found.length === 0) return;
  throw new Error(
    `${directory} is in use: an App has run there. Move ${found.join(', ')} elsewhere (the ledger's key stays), or ` +
      'restore into another directory with --data DIR.',
  );
}

/** Makes a journal of the backup and checks it. */
async function makeJournal(
  backup: Backup,
  signer: LedgerKey | null,
  { directory, clock, log }: RestoreOptions,
): Promise<void> {
  const journal = openJournal({ directory, log });
  try {
    for await (const rows of batches(backup.rows())) await journal.run(insertBackupRows, rows);
    await journal.run(insertBackupHeads, backup.header.heads);
    // What the embedded database had on disk is not here.
    await noteSyncPoint(createJournalNotes({ journal }), null);
    if (signer !== null) {
      const ledger = await openJournalLedger({
        journal,
        clock,
        keys: { supplied: [signer], directory: null },
      });
      await ledger.append(restoreEntry(backup.header, clock.now().toISOString()));
      for (const installation of await ledger.installations()) {
        const result = await ledger.verify(installation);
        if (!result.ok) {
          const { seq, problem } = result;
          throw new BackupRefused(
            `The ledger of installation ${installation} differs at entry ${seq}: ${problem}.`,
          );
        }
      }
    }
    const damage = await journal.run(findDamage, null);
    if (damage.length > 0)
      throw new Error(`What was written reads otherwise: ${damage.slice(0, 5).join('; ')}`);
  } finally {
    // What is in its log goes into the file, synced.
    await journal.close();
  }
}

/** A name is on disk only once its directory is (man 2 fsync). */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
