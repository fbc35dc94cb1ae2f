import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { openPostgresql } from '../postgresql/database.ts';
import type { StoreSettings } from '../store-settings.ts';
import type { BackupSource } from './format.ts';
import { openJournalSource } from './journal-source.ts';
import { openPostgresqlSource } from './postgresql-source.ts';

/**
 * Works with one moment of the stores, whoever uses them meanwhile.
 * @throws {Error} when there are none
 * @throws {DatabaseUnavailable}
 */
export async function withBackupSource<T>(
  options: Pick<StoreSettings, 'directory' | 'server'> & { readonly clock: Clock; readonly log: Log },
  work: (source: BackupSource) => Promise<T>,
): Promise<T> {
  const { directory, server, clock, log } = options;
  const database = server === null ? null : await openPostgresql({ ...server, log });
  try {
    const source =
      database === null
        ? openJournalSource(directory, clock)
        : await openPostgresqlSource(database.pool, clock);
    try {
      return await work(source);
    } finally {
      await source.close();
    }
  } finally {
    await database?.close();
  }
}
