import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from './clock.ts';
import type { Journal, JournalReader } from './journal.ts';
import { canonicalText, genesis, hashOf, type LedgerEntry } from './ledger-entry.ts';
import { type Verification, verifyChain } from './ledger-verification.ts';
import { redactJson } from './redaction.ts';

/** What is asked of a list: entries after a sequence number, of a kind, about a subject. */
interface LedgerQuery {
  readonly installation: number;
  readonly after?: number;
  readonly limit: number;
  /** The newest that match instead of the oldest; still in the order they were written. */
  readonly newest?: boolean;
  readonly kind?: string;
  readonly subject?: string;
}

/** The newest entry of an installation: its number and its hash. */
interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

/** A ledger that can be read. One hash chain per installation; nothing crosses from one to another. */
export interface LedgerReader {
  find(installation: number, key: string): Promise<LedgerEntry | null>;
  entry(installation: number, seq: number): Promise<LedgerEntry | null>;
  /** In the order they were written. */
  list(query: LedgerQuery): Promise<LedgerEntry[]>;
  /** Null for an installation without entries. */
  head(installation: number): Promise<LedgerHead | null>;
  /** Every installation that has entries, ascending. */
  installations(): Promise<number[]>;
  /** Reads the whole chain again, in bounded memory, and says whether it is as it was written. */
  verify(installation: number): Promise<Verification>;
}

/** A ledger that can be written, by adding to it only. */
export interface Ledger extends LedgerReader {
  /**
   * Adds an entry and resolves when it is on disk. Credentials are cut out of the data first. When the key was
   * used before, nothing is added and the first entry is returned.
   * @throws {JournalUnavailable}
   */
  append(
    entry: Pick<LedgerEntry, 'installation' | 'kind' | 'subject' | 'key' | 'data'>,
  ): Promise<{ entry: LedgerEntry; appended: boolean }>;
}

/** The ledger on a journal. */
export function createLedger(options: { journal: Journal; clock: Clock }): Ledger {
  const { journal, clock } = options;
  return {
    ...readLedger(journal),
    append: ({ installation, kind, subject, key, data }) =>
      journal.write((database) => {
        const existing = findByKey(database, installation, key);
        if (existing !== null) return { entry: existing, appended: false };
        const head = headOf(database, installation);
        const content = {
          installation,
          seq: (head?.seq ?? 0) + 1,
          at: clock.now().toISOString(),
          kind,
          subject,
          key,
          data: redactJson(asJson(data)),
          previous: head?.hash ?? genesis,
        };
        return { entry: insert(database, content), appended: true };
      }),
  };
}

/** The ledger in a journal that is only read. */
export function readLedger(journal: JournalReader): LedgerReader {
  return {
    find: async (installation, key) => journal.read((database) => findByKey(database, installation, key)),
    entry: async (installation, seq) =>
      journal.read((database) => {
        const row = database
          .prepare('SELECT text, hash FROM ledger WHERE installation = ? AND seq = ?')
          .get(installation, seq);
        return row === undefined ? null : entryOf(row);
      }),
    list: async (query) => journal.read((database) => listEntries(database, query)),
    head: async (installation) => journal.read((database) => headOf(database, installation)),
    installations: async () =>
      journal.read((database) =>
        database
          .prepare('SELECT installation FROM ledger_head ORDER BY installation')
          .all()
          .map((row) => Number(row.installation)),
      ),
    verify: async (installation) => journal.read((database) => verifyChain(database, installation)),
  };
}

/** What `data` is once written as JSON: no undefined, no dates, no prototypes. */
function asJson(data: unknown): unknown {
  return data === undefined ? null : JSON.parse(JSON.stringify(data));
}

function insert(database: DatabaseSync, content: Omit<LedgerEntry, 'hash'>): LedgerEntry {
  const text = canonicalText(content);
  const hash = hashOf(text);
  const { installation, seq, at, kind, subject, key } = content;
  database
    .prepare(
      `INSERT INTO ledger (installation, seq, at, kind, subject, key, text, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(installation, seq, at, kind, subject, key, text, hash);
  database
    .prepare(
      `INSERT INTO ledger_head (installation, seq, hash) VALUES (?, ?, ?)
       ON CONFLICT (installation) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
    )
    .run(installation, seq, hash);
  return { ...content, hash };
}

function findByKey(database: DatabaseSync, installation: number, key: string): LedgerEntry | null {
  const row = database
    .prepare('SELECT text, hash FROM ledger WHERE installation = ? AND key = ?')
    .get(installation, key);
  return row === undefined ? null : entryOf(row);
}

function headOf(database: DatabaseSync, installation: number): LedgerHead | null {
  const row = database.prepare('SELECT seq, hash FROM ledger_head WHERE installation = ?').get(installation);
  return row === undefined ? null : { seq: Number(row.seq), hash: String(row.hash) };
}

/**
 * Only the conditions that are asked for, and the index that serves them: left to itself SQLite reads the whole
 * chain by its primary key, which grows with everything that ever happened.
 */
function listEntries(database: DatabaseSync, query: LedgerQuery): LedgerEntry[] {
  const { installation, after = 0, kind, subject, limit, newest = false } = query;
  const index =
    subject === undefined
      ? ''
      : `INDEXED BY ${kind === undefined ? 'ledger_subject' : 'ledger_subject_kind'}`;
  const conditions = ['installation = :installation', 'seq > :after'];
  if (kind !== undefined) conditions.push('kind = :kind');
  if (subject !== undefined) conditions.push('subject = :subject');
  const entries = database
    .prepare(
      `SELECT text, hash FROM ledger ${index} WHERE ${conditions.join(' AND ')}
       ORDER BY seq ${newest ? 'DESC' : 'ASC'} LIMIT :limit`,
    )
    .all({
      installation,
      after,
      ...(kind === undefined ? {} : { kind }),
      ...(subject === undefined ? {} : { subject }),
      limit,
    })
    .map(entryOf);
  return newest ? entries.reverse() : entries;
}

function entryOf(row: Record<string, unknown>): LedgerEntry {
  return { ...JSON.parse(String(row.text)), hash: String(row.hash) };
}
