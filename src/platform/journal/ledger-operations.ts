import type { LedgerHead } from '../ledger/head-signature.ts';
import type { LedgerKey } from '../ledger/key.ts';
import type { Appended, LedgerQuery, StoredEntry } from '../ledger.ts';
import type { LedgerEntry } from '../ledger-entry.ts';
import {
  type LedgerRow,
  type Position,
  type Verification,
  verifyEnd,
  verifyRows,
} from '../ledger-verification.ts';
import { type Added, addEntries, currentKey, headOf, keyRecords } from './ledger-chain.ts';
import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

/** Adds entries to the ends of their chains, under one signature for each; finds those whose key was used before. */
export const append: Operation<
  { readonly added: readonly Added[]; readonly keys: readonly LedgerKey[] },
  Appended[]
> = {
  name: 'ledger.append',
  kind: 'write',
  run: (database, { added, keys }) => {
    const known = new Map<Added, LedgerEntry>();
    const fresh = new Map<string, Added>();
    for (const one of added) {
      const existing = find.run(database, one);
      if (existing !== null) known.set(one, existing);
      else if (!fresh.has(nameOf(one))) fresh.set(nameOf(one), one);
    }
    const written = new Map<string, LedgerEntry>();
    if (fresh.size > 0) {
      const entries = addEntries(database, [...fresh.values()], currentKey(database, keys));
      for (const entry of entries) written.set(nameOf(entry), entry);
    }
    return added.map((one) => {
      const entry = known.get(one) ?? written.get(nameOf(one));
      if (entry === undefined) throw new Error(`the ledger has lost the entry ${one.key}`);
      return { entry, appended: fresh.get(nameOf(one)) === one };
    });
  },
};

/** What an entry is told from all others by. */
function nameOf({ installation, key }: Pick<LedgerEntry, 'installation' | 'key'>): string {
  return `${installation}:${key}`;
}

export const find: Operation<{ installation: number; key: string }, LedgerEntry | null> = {
  name: 'ledger.find',
  kind: 'read',
  run: (database, { installation, key }) => {
    const row = statement(database, 'SELECT text, hash FROM ledger WHERE installation = ? AND key = ?').get(
      installation,
      key,
    );
    return row === undefined ? null : entryOf(row);
  },
};

export const entry: Operation<{ installation: number; seq: number }, LedgerEntry | null> = {
  name: 'ledger.entry',
  kind: 'read',
  run: (database, { installation, seq }) => {
    const row = statement(database, 'SELECT text, hash FROM ledger WHERE installation = ? AND seq = ?').get(
      installation,
      seq,
    );
    return row === undefined ? null : entryOf(row);
  },
};

/**
 * Only the conditions that are asked for, and the index that serves them: left to itself SQLite reads the whole
 * chain by its primary key, which grows with everything that ever happened.
 */
export const list: Operation<LedgerQuery, LedgerEntry[]> = {
  name: 'ledger.list',
  kind: 'read',
  run: (database, query) => {
    const { installation, after = 0, kind, subject, object, limit, newest = false } = query;
    const by = object !== undefined ? 'object' : subject !== undefined ? 'subject' : null;
    const index = by === null ? '' : `INDEXED BY ledger_${by}${kind === undefined ? '' : '_kind'}`;
    const conditions = ['installation = :installation', 'seq > :after'];
    if (kind !== undefined) conditions.push('kind = :kind');
    if (subject !== undefined) conditions.push('subject = :subject');
    if (object !== undefined) conditions.push('object = :object');
    const entries = statement(
      database,
      `SELECT text, hash FROM ledger ${index} WHERE ${conditions.join(' AND ')}
       ORDER BY seq ${newest ? 'DESC' : 'ASC'} LIMIT :limit`,
    )
      .all({
        installation,
        after,
        ...(kind === undefined ? {} : { kind }),
        ...(subject === undefined ? {} : { subject }),
        ...(object === undefined ? {} : { object }),
        limit,
      })
      .map(entryOf);
    return newest ? entries.reverse() : entries;
  },
};

export const head: Operation<{ installation: number }, LedgerHead | null> = {
  name: 'ledger.head',
  kind: 'read',
  run: (database, { installation }) => headOf(database, installation),
};

export const installations: Operation<null, number[]> = {
  name: 'ledger.installations',
  kind: 'read',
  run: (database) =>
    statement(database, 'SELECT installation FROM ledger_head ORDER BY installation')
      .all()
      .map((row) => Number(row.installation)),
};

export const stored: Operation<{ installation: number; after: number; limit: number }, StoredEntry[]> = {
  name: 'ledger.stored',
  kind: 'read',
  run: (database, { installation, after, limit }) =>
    statement(
      database,
      'SELECT text, hash FROM ledger WHERE installation = ? AND seq > ? ORDER BY seq LIMIT ?',
    )
      .all(installation, after, limit)
      .map((row) => ({ text: String(row.text), hash: String(row.hash) })),
};

/** Reads on in a chain, at most `limit` entries: how far it got, or at its end what came of it. */
export const verifyPage: Operation<
  { installation: number; from: Position; limit: number },
  Position | Verification
> = {
  name: 'ledger.verifyPage',
  kind: 'read',
  run: (database, { installation, from, limit }) => {
    const rows = statement(
      database,
      `SELECT seq, at, kind, subject, object, key, text, hash FROM ledger
       WHERE installation = ? AND seq > ? ORDER BY seq LIMIT ?`,
    )
      .all(installation, from.seq, limit)
      .map(rowOf);
    const reached = verifyRows(installation, from, rows);
    if ('ok' in reached || rows.length === limit) return reached;
    const recorded = { head: headOf(database, installation), keys: keyRecords(database) };
    return verifyEnd(installation, reached, recorded);
  },
};

type Row = Record<string, unknown>;

function entryOf(row: Row): LedgerEntry {
  return { ...JSON.parse(String(row.text)), hash: String(row.hash) };
}

function rowOf(row: Row): LedgerRow {
  return {
    seq: Number(row.seq),
    at: String(row.at),
    kind: String(row.kind),
    subject: String(row.subject),
    object: row.object === null ? null : String(row.object),
    key: String(row.key),
    text: String(row.text),
    hash: String(row.hash),
  };
}
