import type { ObjectId } from '../domain/object.ts';
import type { LedgerHead } from './ledger/head-signature.ts';
import type { LedgerKey } from './ledger/key.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { Verification } from './ledger-verification.ts';
import { redactJson } from './redaction.ts';

/** What is asked of a list: entries after a sequence number, of a kind, about a subject. */
export interface LedgerQuery {
  readonly installation: number;
  readonly after?: number;
  readonly limit: number;
  /** The newest that match instead of the oldest; still in the order they were written. */
  readonly newest?: boolean;
  readonly kind?: string;
  /** As people call it. Names change hands, so only what shows something to people asks by it. */
  readonly subject?: string;
  /** What the entries are about, for whoever acts by them. */
  readonly object?: ObjectId;
}

/** What whoever adds an entry says of it. */
export type NewEntry = Pick<
  LedgerEntry,
  'installation' | 'kind' | 'subject' | 'object' | 'key' | 'data' | 'trace'
>;

/** An entry as it is stored: the canonical text, and its hash. */
export interface StoredEntry {
  readonly text: string;
  readonly hash: string;
}

/** Which key signs the ledger, and whether that has just changed. */
export interface KeyChange {
  readonly keyId: string;
  readonly changed: boolean;
}

/** The entry that now has the key, and whether it was added just now. */
export interface Appended {
  readonly entry: LedgerEntry;
  readonly appended: boolean;
}

/** What came of a rotation: ids of keys. */
export interface Rotation {
  readonly from: string;
  readonly to: string;
  /** The App keeps the new key itself. Otherwise every process has to be given it. */
  readonly kept: boolean;
}

/** A ledger that can be read. One hash chain per installation; nothing crosses from one to another. */
export interface LedgerReader {
  find(installation: number, key: string): Promise<LedgerEntry | null>;
  entry(installation: number, seq: number): Promise<LedgerEntry | null>;
  /** In the order they were written. */
  list(query: LedgerQuery): Promise<LedgerEntry[]>;
  /** Null for an installation without entries. */
  head(installation: number): Promise<LedgerHead | null>;
  /** Every installation that has entries, ascending; 0 is the App's own chain. */
  installations(): Promise<number[]>;
  /** Entries after a number, exactly as they are stored, in the order they were written. */
  stored(installation: number, after: number, limit: number): Promise<StoredEntry[]>;
  /** Reads the whole chain again, page by page, and says whether it is as it was written. */
  verify(installation: number): Promise<Verification>;
}

/** A ledger that can be written, by adding to it only. */
export interface Ledger extends LedgerReader {
  /**
   * Adds an entry and resolves when it is on disk. Credentials are cut out of the data first. When the key was
   * used before, nothing is added and the first entry is returned.
   * @throws {JournalUnavailable}
   */
  append(entry: NewEntry): Promise<Appended>;
  /** Why this process cannot sign and so cannot append any more; null when it can. */
  keyProblem(): Promise<string | null>;
  /**
   * Has another key sign from now on. The key on record introduces it on the App's own chain, and it signs all heads
   * again, so that the key before is worth nothing any more. Where the App keeps its key itself, the new one takes
   * the place of the old one, of which nothing is left.
   * @param given null for a new one of the App's own
   * @throws {Error} when the key on record is not at hand, or was supplied and none is given, or the given one was in
   * use before
   */
  rotateKey(given: LedgerKey | null): Promise<Rotation>;
}

/** Data as they are stored: what they are once written as JSON (no dates, no prototypes), without credentials. */
export function storedData(data: unknown): unknown {
  return redactJson(data === undefined ? null : JSON.parse(JSON.stringify(data)));
}
