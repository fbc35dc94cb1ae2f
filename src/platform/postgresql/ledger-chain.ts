import type pg from 'pg';
import { type LedgerHead, signHead } from '../ledger/head-signature.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { appChain, keyDataIn, keyEntry, mostKeys } from '../ledger/key-history.ts';
import { notAtHand } from '../ledger/keys-at-hand.ts';
import type { NewEntry, StoredEntry } from '../ledger.ts';
import { canonicalText, genesis, hashOf, type LedgerEntry } from '../ledger-entry.ts';

export type Queries = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>;
export type Added = NewEntry & Pick<LedgerEntry, 'at'>;

/** Where a chain ends, or what the first entry follows. */
type End = Pick<LedgerHead, 'seq' | 'hash'>;

interface HeadRow extends End {
  readonly key_id: string | null;
  readonly signature: string | null;
}

/** The newest entry of a chain and who signed it; null for a chain without entries. */
export async function headOf(queries: Queries, installation: number): Promise<LedgerHead | null> {
  const { rows } = await queries.query<HeadRow>(
    'SELECT seq, hash, key_id, signature FROM ledger_head WHERE installation = $1 AND seq > 0',
    [installation],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { seq, hash, key_id: keyId, signature } = row;
  return { seq, hash, signed: keyId === null || signature === null ? null : { keyId, signature } };
}

/** Keeps everybody else from adding to the chain until the commit. A chain without entries gets a row to lock, too. */
export async function lockHead(client: pg.PoolClient, installation: number): Promise<End> {
  const lock = 'SELECT seq, hash FROM ledger_head WHERE installation = $1 FOR UPDATE';
  const found = await client.query<End>(lock, [installation]);
  if (found.rows[0] !== undefined) return found.rows[0];
  await client.query(
    'INSERT INTO ledger_head (installation, seq, hash) VALUES ($1, 0, $2) ON CONFLICT (installation) DO NOTHING',
    [installation, genesis],
  );
  const { rows } = await client.query<End>(lock, [installation]);
  if (rows[0] === undefined) throw new Error(`the chain of installation ${installation} has no head`);
  return rows[0];
}

/**
 * The key on record: the one that signed the head of the App's own chain, on which every key is introduced. It stays
 * so until the commit when something in `ledger_head` was locked before, for a rotation locks the whole table.
 * @throws {LedgerKeyMissing} when it is none of these
 */
export async function currentKey(queries: Queries, keys: () => readonly LedgerKey[]): Promise<LedgerKey> {
  const onRecord = (await headOf(queries, appChain))?.signed?.keyId;
  if (onRecord === undefined) throw new Error('The ledger has no key on record. Start the App once.');
  const key = keys().find((one) => one.id === onRecord);
  if (key === undefined) throw notAtHand(onRecord, keys());
  return key;
}

/** The entries as they follow the end of their chain, which the caller has locked. */
export function chained(end: End, added: readonly Added[]): LedgerEntry[] {
  let { seq, hash: previous } = end;
  return added.map((one) => {
    seq += 1;
    const content = { ...one, seq, previous };
    previous = hashOf(canonicalText(content));
    return { ...content, hash: previous };
  });
}

/** Writes entries that follow the end of their chain, and the new head, signed. */
export async function insertEntries(
  client: pg.PoolClient,
  installation: number,
  entries: readonly LedgerEntry[],
  key: LedgerKey,
): Promise<void> {
  const newest = entries.at(-1);
  if (newest === undefined) return;
  const column = (name: 'seq' | 'at' | 'kind' | 'subject' | 'object' | 'key' | 'hash') =>
    entries.map((entry) => entry[name] ?? null);
  await client.query(
    `INSERT INTO ledger (installation, seq, at, kind, subject, object, key, text, hash)
     SELECT $1, * FROM unnest(
       $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])`,
    [
      installation,
      column('seq'),
      column('at'),
      column('kind'),
      column('subject'),
      column('object'),
      column('key'),
      entries.map(canonicalText),
      column('hash'),
    ],
  );
  await setHead(client, { installation, seq: newest.seq, hash: newest.hash }, key);
}

/** Records a chain's newest entry, signed. */
export async function setHead(
  client: pg.PoolClient,
  head: Pick<LedgerEntry, 'installation' | 'seq' | 'hash'>,
  key: LedgerKey,
): Promise<void> {
  const { installation, seq, hash, keyId, signature } = signHead(head, key);
  await client.query(
    'UPDATE ledger_head SET seq = $2, hash = $3, key_id = $4, signature = $5 WHERE installation = $1',
    [installation, seq, hash, keyId, signature],
  );
}

/** The data of the entries that introduce keys, in the order they were written. */
export async function keyRecords(queries: Queries): Promise<unknown[]> {
  const { rows } = await queries.query<Pick<StoredEntry, 'text'>>(
    'SELECT text FROM ledger WHERE installation = $1 AND kind = $2 ORDER BY seq LIMIT $3',
    [keyEntry.installation, keyEntry.kind, mostKeys],
  );
  return rows.map(({ text }) => keyDataIn(text));
}
