import { existsSync, renameSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import { DatabaseUnavailable } from '../database.ts';
import { createDecisions, decisionOn } from '../decisions.ts';
import type { Journal } from '../journal/journal.ts';
import { dispatchAgain } from '../journal/recovery-operations.ts';
import type { LedgerReader } from '../ledger.ts';
import type { Log } from '../log.ts';
import { SchemaTooNew } from '../migrate.ts';
import type { LastEnd } from './clean-end.ts';

const page = 500;

/**
 * Opens the database after its last use ended like this. Files that a crash has spoilt are set aside, and it starts
 * empty: everything in it can be found again in the journal.
 * @param options.files the folder of the database
 * @param options.onSpoilt called before they are set aside
 */
export async function openAfter(
  lastEnd: LastEnd,
  options: {
    readonly files: string;
    readonly open: () => Promise<Database>;
    readonly onSpoilt: () => Promise<void>;
    readonly clock: Clock;
    readonly log: Log;
  },
): Promise<Database> {
  const { files, open, onSpoilt, clock, log } = options;
  if (lastEnd === 'clean' || !existsSync(files)) return open();
  try {
    const database = await open();
    if (lastEnd === 'machine crashed') await check(database);
    return database;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const spoilt = error instanceof DatabaseUnavailable && !(cause instanceof SchemaTooNew);
    if (!spoilt) throw error;
    await onSpoilt();
    const aside = `${files}.broken-${clock.now().toISOString().replaceAll(/[:.]/g, '-')}`;
    renameSync(files, aside);
    log.error(
      { err: error, aside },
      `the embedded database did not survive (${lastEnd}): it is set aside and made anew from the journal`,
    );
    return open();
  }
}

/**
 * Builds every index anew, for which every row is read: tables and indexes that do not fit together any more are what
 * a power cut leaves where writes were not synced in order.
 * @throws {DatabaseUnavailable} when something does not fit
 */
async function check(database: Database): Promise<void> {
  try {
    await database.pool.query('REINDEX SYSTEM');
    await database.pool.query('REINDEX DATABASE');
  } catch (error) {
    await database.close();
    throw new DatabaseUnavailable('Its tables cannot be read any more.', { cause: error });
  }
}

/**
 * Finds again what the database had and may have lost: decisions are on the ledger, and what was to be done follows
 * from the deliveries. Looking at something once more does no harm.
 * @param options.since deliveries handled before are not needed; null when all are
 */
export async function restore(options: {
  readonly database: Database;
  readonly journal: Journal;
  readonly ledger: LedgerReader;
  readonly since: Date | null;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<void> {
  const { database, journal, ledger, since, clock, log } = options;
  const decisions = await restoreDecisions(database, ledger);
  const deliveries = await journal.run(dispatchAgain, {
    since: since?.getTime() ?? 0,
    now: clock.now().getTime(),
  });
  log.warn({ since, decisions, deliveries }, 'what the embedded database may have lost is done again');
}

/** Returns how many were missing. An entry that this program does not understand stays on the ledger only. */
async function restoreDecisions(database: Database, ledger: LedgerReader): Promise<number> {
  const decisions = createDecisions(database);
  let restored = 0;
  for (const installation of await ledger.installations()) {
    for (let after = 0; ; ) {
      const entries = await ledger.list({ installation, kind: 'decision', after, limit: page });
      for (const entry of entries) {
        const row = decisionOn(entry);
        if (row !== null && (await decisions.save(row))) restored += 1;
      }
      const last = entries.at(-1);
      if (last === undefined || entries.length < page) break;
      after = last.seq;
    }
  }
  return restored;
}
