import { join, resolve } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Journal } from '../journal/journal.ts';
import type { Ledger } from '../ledger.ts';
import type { Log } from '../log.ts';
import type { Notes } from '../notes.ts';
import { beginUse, endUse, lastEndOf, noteLoss } from './clean-end.ts';
import { openEmbeddedDatabase } from './database.ts';
import { openAfter, restore } from './recover.ts';
import { lastSyncPoint, noteSyncPoint, startSyncPoints } from './sync-points.ts';

/** The folder of the embedded database in a data directory. */
export function databaseFiles(directory: string): string {
  return join(resolve(directory), 'database');
}

/** The note beside it that says whether it is in use. */
export function useMarker(directory: string): string {
  return `${databaseFiles(directory)}.in-use`;
}

/**
 * Opens the embedded database, finds again in the journal what a crash of the machine may have cost it, and puts it on
 * disk now and then from here on.
 */
export async function openDurableDatabase(options: {
  readonly directory: string;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly notes: Notes;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<{ database: Database; close(): Promise<void> }> {
  const { directory, notes, clock, log } = options;
  const files = databaseFiles(directory);
  const marker = useMarker(directory);
  const opened = clock.now();
  const lastEnd = lastEndOf(marker);
  if (lastEnd === 'clean') beginUse(marker);
  const database = await openAfter(lastEnd, {
    files,
    open: () => openEmbeddedDatabase({ directory, log }),
    onSpoilt: async () => {
      await noteSyncPoint(notes, null);
      noteLoss(marker);
    },
    clock,
    log,
  });
  try {
    if (lastEndOf(marker) === 'machine crashed') {
      await restore({ ...options, database, since: await lastSyncPoint(notes) });
    }
  } catch (error) {
    await database.close();
    throw error;
  }
  beginUse(marker);
  const since = lastEnd === 'clean' ? opened : null;
  const syncPoints = startSyncPoints({ database, files, since, notes, clock, log });
  return {
    database,
    close: async () => {
      await syncPoints.close();
      endUse(marker);
    },
  };
}
