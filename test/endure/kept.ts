import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { z } from 'zod';
import { queue } from '../../src/cli/queue.ts';
import { withStores } from '../../src/cli/with-stores.ts';
import { runThere } from '../../src/platform/control/client.ts';
import { controlSocket } from '../../src/platform/control/socket-path.ts';
import { readJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournalForReading } from '../../src/platform/journal/open-journal.ts';
import type { LedgerReader } from '../../src/platform/ledger.ts';
import { createLog } from '../../src/platform/log.ts';
import { openPostgresql } from '../../src/platform/postgresql/database.ts';
import { readPostgresqlLedger } from '../../src/platform/postgresql/ledger.ts';
import type { EndureWorld } from './world.ts';

type Store = Pick<EndureWorld, 'data' | 'databaseUrl'>;

const Depth = z.object({
  waiting: z.number(),
  active: z.number(),
  dead: z.number(),
  oldestSeconds: z.number(),
});
const Backlog = z.object({
  deliveries: z.object({ pending: z.number(), dead: z.number() }),
  wakes: z.record(z.string(), Depth),
  dead: z.array(z.object({ id: z.string(), cause: z.string() })),
});
/** What waits, as the command `queue list` tells it. */
export type Backlog = z.infer<typeof Backlog>;

/**
 * Asks the running App what waits; on a PostgreSQL server nobody has to run for that.
 * @throws {Error} when no App answers
 */
export async function backlogOf({ data, databaseUrl }: Store): Promise<Backlog> {
  const args = ['list', '--format', 'json', '--data', data];
  let text = '';
  const keep = (part: string) => {
    text += part;
  };
  const printer = { out: keep, err: keep };
  if (databaseUrl === undefined) {
    // Never by opening the stores here: the App would find them locked when it starts again.
    const request = { argv: [queue.name, ...args], user: 'endure', directory: data };
    const exit = await runThere(controlSocket(data, { make: false }), request, printer);
    if (exit === null) throw new Error('the App does not run');
  } else {
    await withStores(queue, args, { ...printer, env: { DATABASE_URL: databaseUrl } });
  }
  return Backlog.parse(JSON.parse(text));
}

/** The state of every delivery that is in the inbox, by GUID. Reads the store itself, whether the App runs or not. */
export async function deliveriesIn({ data, databaseUrl }: Store): Promise<Map<string, string>> {
  const sql = 'SELECT id, state FROM delivery';
  const rows = databaseUrl === undefined ? askJournal(data, sql) : await askServer(databaseUrl, sql);
  return new Map(rows.map(({ id, state }) => [String(id), String(state)]));
}

/** What the App keeps in notes whose key begins so. Reads the store itself, whether the App runs or not. */
export async function notesIn(
  { data, databaseUrl }: Store,
  beginning: string,
): Promise<{ readonly installation: number; readonly key: string; readonly data: unknown }[]> {
  const sql = 'SELECT installation, key, data FROM note';
  const rows = databaseUrl === undefined ? askJournal(data, sql) : await askServer(databaseUrl, sql);
  return rows
    .filter(({ key }) => String(key).startsWith(beginning))
    .map(({ installation, key, data: note }) => ({
      installation: Number(installation),
      key: String(key),
      data: typeof note === 'string' ? JSON.parse(note) : note,
    }));
}

/** Works with the ledger, reading it from the store itself. */
export async function withLedger<T>(
  { data, databaseUrl }: Store,
  work: (ledger: LedgerReader) => Promise<T>,
): Promise<T> {
  if (databaseUrl === undefined) {
    const journal = openJournalForReading(data);
    try {
      return await work(readJournalLedger(journal));
    } finally {
      await journal.close();
    }
  }
  const log = createLog({ level: 'warn' });
  const database = await openPostgresql({ url: databaseUrl, connections: 2, log });
  try {
    return await work(readPostgresqlLedger(database.pool));
  } finally {
    await database.close();
  }
}

type Row = Record<string, unknown>;

function askJournal(directory: string, sql: string): Row[] {
  const database = new DatabaseSync(join(directory, 'journal.db'), { timeout: 5000, readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

async function askServer(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
