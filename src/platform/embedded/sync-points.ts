import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { Notes } from '../notes.ts';
import { syncFiles } from './sync-files.ts';

const interval = 30_000;

/** The App's own chain and notes have this number; GitHub numbers installations from 1. */
const app = 0;
const key = 'embedded-database-synced';

/** The moment up to which the embedded database survives a power cut for sure; null when there was none yet. */
export async function lastSyncPoint(notes: Notes): Promise<Date | null> {
  const at = await notes.get(app, key);
  return typeof at === 'string' ? new Date(at) : null;
}

/** Notes such a moment; null when there is none any more. */
export async function noteSyncPoint(notes: Notes, at: Date | null): Promise<void> {
  if (at === null) await notes.remove(app, key);
  else await notes.set(app, key, at.toISOString());
}

/**
 * PGlite never calls fsync. While there is work, this has it write everything down now and then, puts its files on
 * disk, and notes the moment in the journal: what came later is found there again after a power cut.
 * @param options.files the folder of the database
 * @param options.since what was written before is on disk; null when nothing is for sure
 */
export function startSyncPoints(options: {
  readonly database: Database;
  readonly files: string;
  readonly since: Date | null;
  readonly notes: Notes;
  readonly clock: Clock;
  readonly log: Log;
}): {
  /** Puts everything on disk now. */
  sync(): Promise<void>;
  /** Closes the database, and resolves when all of it is on disk. */
  close(): Promise<void>;
} {
  const { database, files, notes, clock, log } = options;
  const stopping = new AbortController();
  let since = options.since;
  let written: string | null = null;

  async function position(): Promise<string | null> {
    const { rows } = await database.pool.query<{ written: string }>(
      'SELECT pg_current_wal_insert_lsn()::text AS written',
    );
    return rows[0]?.written ?? null;
  }

  async function sync(): Promise<void> {
    if (written !== null && (await position()) === written) return;
    const at = clock.now();
    await database.pool.query('CHECKPOINT');
    const now = await position();
    await syncFiles(files, since);
    await noteSyncPoint(notes, at);
    since = at;
    written = now;
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(interval, stopping.signal).catch(() => {});
      if (stopping.signal.aborted) return;
      await sync().catch((error: unknown) =>
        log.error({ err: error }, 'the embedded database could not be put on disk'),
      );
    }
  }

  const working = work();
  return {
    sync,
    close: async () => {
      stopping.abort();
      await working;
      await database.close();
      const at = clock.now();
      await syncFiles(files, since);
      await noteSyncPoint(notes, at);
    },
  };
}
