import { readJournalLedger } from '../../platform/journal/ledger.ts';
import { openJournalForReading } from '../../platform/journal/open-journal.ts';
import type { LedgerReader } from '../../platform/ledger.ts';
import { createLog } from '../../platform/log.ts';
import { openPostgresql } from '../../platform/postgresql/database.ts';
import { readPostgresqlLedger } from '../../platform/postgresql/ledger.ts';
import { databaseSettings, dataDirectory } from '../../platform/settings.ts';
import type { CommandIo } from '../command.ts';
import type { Values } from './arguments.ts';

const log = () => createLog({ level: 'warn' });

/** The data directory that is meant. */
function directoryOf(values: Values, io: CommandIo): string {
  return values.data ?? dataDirectory(io.env);
}

/** Works with the ledger, reading only: also beside a running App. */
export async function withLedgerReader<T>(
  values: Values,
  io: CommandIo,
  work: (reader: LedgerReader) => Promise<T>,
): Promise<T> {
  const server = values.data === undefined ? databaseSettings({ env: io.env, file: '.env' }) : null;
  if (server === null) {
    const journal = openJournalForReading(directoryOf(values, io));
    try {
      return await work(readJournalLedger(journal));
    } finally {
      await journal.close();
    }
  }
  const database = await openPostgresql({ ...server, log: log() });
  try {
    return await work(readPostgresqlLedger(database.pool));
  } finally {
    await database.close();
  }
}
