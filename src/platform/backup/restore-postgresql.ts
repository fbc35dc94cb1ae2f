import type pg from 'pg';
import { type Database, inTransaction } from '../database.ts';
import { decisionOn } from '../decisions.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { appChain } from '../ledger/key-history.ts';
import { chained, insertEntries, lockHead } from '../postgresql/ledger-chain.ts';
import { storableJson } from '../storable.ts';
import { batches } from './batches.ts';
import { entryColumns } from './entry-columns.ts';
import type { BackupRow, RowOf } from './format.ts';
import type { Backup } from './read.ts';
import type { RestoreOptions } from './restore-embedded.ts';
import { restoreEntry } from './restored.ts';
import { signerOf } from './signer.ts';

/**
 * Restores a backup into an empty database, in one transaction that is committed only once everything is checked.
 * What had been handled and is still kept is handled again, for the queue is not in a backup.
 * @throws {LedgerKeyMissing} when the key that signs the ledger is not at hand
 * @throws {BackupRefused} when the backup is not whole, or its ledger not intact
 */
export async function restorePostgresql(
  backup: Backup,
  database: Database,
  { directory, ledgerKeys, clock }: Omit<RestoreOptions, 'log'>,
): Promise<void> {
  const signer = signerOf(backup.header, { supplied: ledgerKeys, directory });
  await inTransaction(database.pool, async (client) => {
    // Reading the file may take longer than a statement.
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await client.query('LOCK TABLE delivery, effect, note, ledger, ledger_head, decision IN EXCLUSIVE MODE');
    await refuseUsed(client);
    for await (const rows of batches(backup.rows())) await insert(client, rows);
    await insertHeads(client, backup);
    await client.query(
      `SELECT setval(pg_get_serial_sequence('delivery', 'sequence'), max(sequence)) FROM delivery`,
    );
    if (signer !== null) await noteRestore(client, backup, signer, clock.now().toISOString());
  });
}

async function refuseUsed(client: pg.PoolClient): Promise<void> {
  const tables = ['delivery', 'effect', 'note', 'ledger', 'decision'] as const;
  const { rows } = await client.query<{ used: string[] }>(
    `SELECT array_remove(ARRAY[${tables
      .map((table) => `CASE WHEN EXISTS (SELECT FROM ${table}) THEN '${table}' END`)
      .join(', ')}], NULL) AS used`,
  );
  const used = rows[0]?.used ?? [];
  if (used.length === 0) return;
  throw new Error(
    `The database is in use: an App has written to it (${used.join(', ')}). Make an empty one with CREATE DATABASE, ` +
      'and name it with DATABASE_URL.',
  );
}

/** Rows of one kind, as they come from {@link batches}. */
async function insert(client: pg.PoolClient, rows: readonly BackupRow[]): Promise<void> {
  const type = rows[0]?.type;
  if (type === undefined) return;
  if (type === 'entry') {
    const entries = rows.filter((row) => row.type === 'entry').map(entryColumns);
    await send(client, inserts.entry, entries);
    const decisions = entries.filter(({ kind }) => kind === 'decision').flatMap(decisionsOf);
    if (decisions.length > 0) await send(client, inserts.decision, decisions);
    return;
  }
  await send(client, inserts[type], rows);
}

function decisionsOf(entry: ReturnType<typeof entryColumns>) {
  const row = decisionOn(entry);
  return row === null ? [] : [{ ...row, document: storableJson(row.document) }];
}

/** One value holds all rows, for the number of values is limited. */
async function send(client: pg.PoolClient, sql: string, rows: readonly unknown[]): Promise<void> {
  await client.query(sql, [JSON.stringify(rows)]);
}

const inserts: Readonly<Record<RowOf<BackupRow['type']>['type'] | 'decision', string>> = {
  entry: `INSERT INTO ledger (installation, seq, at, kind, subject, object, key, text, hash)
    SELECT installation, seq, at, kind, subject, object, key, text, hash FROM json_to_recordset($1) AS entry (
      installation bigint, seq bigint, at text, kind text, subject text, object text, key text, text text, hash text)`,
  decision: `INSERT INTO decision (installation, id, signal_id, repository, repository_id, kind, confidence, outcome,
      document, ledger_key, created_at)
    SELECT installation, id, "signalId", repository, "repositoryId", kind, confidence, outcome, document, "ledgerKey",
      "createdAt" FROM json_to_recordset($1) AS decision (
      installation bigint, id text, "signalId" text, repository text, "repositoryId" bigint, kind text,
      confidence double precision, outcome text, document jsonb, "ledgerKey" text, "createdAt" timestamptz)
    ON CONFLICT DO NOTHING`,
  effect: `INSERT INTO effect (installation, key, state, owner, attempts, until, changed_at, result, cause)
    SELECT installation, key, state, owner, attempts, until, "changedAt", result, cause
    FROM json_to_recordset($1) AS effect (
      installation bigint, key text, state text, owner text, attempts integer, until timestamptz,
      "changedAt" timestamptz, result text, cause text)`,
  note: `INSERT INTO note (installation, key, data)
    SELECT installation, key, data FROM json_to_recordset($1) AS note (installation bigint, key text, data text)`,
  delivery: `INSERT INTO delivery (sequence, id, event, installation, received_at, state, attempts, due_at, settled_at,
      cause, body) OVERRIDING SYSTEM VALUE
    SELECT sequence, id, event, installation, "receivedAt", CASE WHEN again THEN 'pending' ELSE state END,
      CASE WHEN again THEN 0 ELSE attempts END, CASE WHEN again THEN now() ELSE "dueAt" END,
      CASE WHEN again THEN NULL ELSE "settledAt" END, cause, decode(body, 'base64')
    FROM json_to_recordset($1) AS delivery (
      sequence bigint, id text, event text, installation bigint, "receivedAt" timestamptz, state text,
      attempts integer, "dueAt" timestamptz, "settledAt" timestamptz, cause text, body text),
      LATERAL (SELECT state = 'done' AND body IS NOT NULL AS again) AS kept`,
};

async function insertHeads(client: pg.PoolClient, { header }: Backup): Promise<void> {
  const heads = header.heads.map(({ signed, ...head }) => ({ ...head, ...signed }));
  await send(
    client,
    // A chain may have a row without an entry, which somebody has made to lock it.
    `INSERT INTO ledger_head (installation, seq, hash, key_id, signature)
     SELECT installation, seq, hash, "keyId", signature FROM json_to_recordset($1) AS head (
       installation bigint, seq bigint, hash text, "keyId" text, signature text)
     ON CONFLICT (installation) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, key_id = excluded.key_id,
       signature = excluded.signature`,
    heads,
  );
}

async function noteRestore(
  client: pg.PoolClient,
  { header }: Backup,
  signer: LedgerKey,
  at: string,
): Promise<void> {
  const entry = restoreEntry(header, at);
  const entries = chained(await lockHead(client, appChain), [entry]);
  await insertEntries(client, appChain, entries, signer);
}
