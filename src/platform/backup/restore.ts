import { openPostgresql } from '../postgresql/database.ts';
import type { DatabaseSettings } from '../settings.ts';
import type { BackupHeader } from './format.ts';
import { openBackup } from './read.ts';
import { type RestoreOptions, restoreEmbedded } from './restore-embedded.ts';
import { restorePostgresql } from './restore-postgresql.ts';

/**
 * Restores a backup into stores that nobody has used: all of it, or after any failure or crash nothing. Returns what
 * it was.
 * @param options.server null for the data directory
 * @throws {BackupRefused} when it is no whole backup of this version, or its ledger is not intact
 * @throws {LedgerKeyMissing} when the key that signs the ledger is not at hand
 * @throws {LockHeld} {DatabaseUnavailable} {Error} when the stores are used, or cannot be
 */
export async function restoreBackup(
  file: string,
  { server, ...options }: RestoreOptions & { readonly server: DatabaseSettings | null },
): Promise<BackupHeader> {
  const backup = await openBackup(file);
  try {
    if (server === null) await restoreEmbedded(backup, options);
    else {
      const database = await openPostgresql({ ...server, log: options.log });
      try {
        await restorePostgresql(backup, database, options);
      } finally {
        await database.close();
      }
    }
    return backup.header;
  } finally {
    await backup.close();
  }
}
