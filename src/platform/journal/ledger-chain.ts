import type { DatabaseSync } from 'node:sqlite';
import { type LedgerHead, signHead } from '../ledger/head-signature.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { appChain, keyDataIn, keyEntry, mostKeys } from '../ledger/key-history.ts';
import { notAtHand } from '../ledger/keys-at-hand.ts';
import type { NewEntry } from '../ledger.ts';
import { canonicalText, genesis, hashOf, type LedgerEntry } from '../ledger-entry.ts';
import { statement } from './statement.ts';

/** The newest entry of a chain and who signed it; null for a chain without entries. */
export function headOf(database: DatabaseSync, installation: number): LedgerHead | null {
  const row = statement(
    database,
    'SELECT seq, hash, key_id, signature FROM ledger_head WHERE installation = ?',
  ).get(installation);
  if (row === undefined) return null;
  const { key_id: keyId, signature } = row;
  const signed = typeof keyId === 'string' && typeof signature === 'string' ? { keyId, signature } : null;
  return { seq: Number(row.seq), hash: String(row.hash), signed };
}

/** An entry that is to be written, with its time. */
export type Added = NewEntry & Pick<LedgerEntry, 'at'>;

/** Writes entries to the ends of their chains, in this order, and then the new heads, signed. */
export function addEntries(database: DatabaseSync, added: readonly Added[], key: LedgerKey): LedgerEntry[] {
  const heads = new Map<number, LedgerEntry>();
  const entries = added.map((one) => {
    const last = heads.get(one.installation) ?? headOf(database, one.installation);
    const entry = insertEntry(database, {
      ...one,
      seq: (last?.seq ?? 0) + 1,
      previous: last?.hash ?? genesis,
    });
    heads.set(one.installation, entry);
    return entry;
  });
  for (const head of heads.values()) setHead(database, head, key);
  return entries;
}

function insertEntry(database: DatabaseSync, content: Omit<LedgerEntry, 'hash'>): LedgerEntry {
  const text = canonicalText(content);
  const hash = hashOf(text);
  const { installation, seq, at, kind, subject, object = null, key } = content;
  statement(
    database,
    `INSERT INTO ledger (installation, seq, at, kind, subject, object, key, text, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(installation, seq, at, kind, subject, object, key, text, hash);
  return { ...content, hash };
}

/** Records a chain's newest entry, signed. */
export function setHead(
  database: DatabaseSync,
  head: Pick<LedgerEntry, 'installation' | 'seq' | 'hash'>,
  key: LedgerKey,
): void {
  const { installation, seq, hash, keyId, signature } = signHead(head, key);
  statement(
    database,
    `INSERT INTO ledger_head (installation, seq, hash, key_id, signature) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (installation) DO UPDATE SET
       seq = excluded.seq, hash = excluded.hash, key_id = excluded.key_id, signature = excluded.signature`,
  ).run(installation, seq, hash, keyId, signature);
}

/**
 * The key on record: the one that signed the head of the App's own chain, on which every key is introduced.
 * @throws {LedgerKeyMissing} when it is none of these
 */
export function currentKey(database: DatabaseSync, keys: readonly LedgerKey[]): LedgerKey {
  const onRecord = headOf(database, appChain)?.signed?.keyId;
  if (onRecord === undefined) throw new Error('The ledger has no key on record. Start the App once.');
  const key = keys.find((one) => one.id === onRecord);
  if (key === undefined) throw notAtHand(onRecord, keys);
  return key;
}

/** The data of the entries that introduce keys, in the order they were written. */
export function keyRecords(database: DatabaseSync): unknown[] {
  const { installation, kind } = keyEntry;
  return statement(
    database,
    'SELECT text FROM ledger WHERE installation = ? AND kind = ? ORDER BY seq LIMIT ?',
  )
    .all(installation, kind, mostKeys)
    .map((row) => keyDataIn(String(row.text)));
}
