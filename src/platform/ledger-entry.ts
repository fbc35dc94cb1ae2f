import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ObjectId } from '../domain/object.ts';

/** One line of the ledger. Everything but `hash` is what the hash covers. */
export interface LedgerEntry {
  readonly installation: number;
  /** 1, 2, 3, … within the installation. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** What happened: `decision`, `change`, `check`, `approval`, … */
  readonly kind: string;
  /** What it happened to, as people call it, such as `acme/shop#12`. Names change hands: never look anything up by it. */
  readonly subject: string;
  /** What it happened to, by GitHub's numbers; absent where it is nothing on GitHub. */
  readonly object?: ObjectId;
  /** Idempotency key, unique within the installation. */
  readonly key: string;
  readonly data: unknown;
  /** The trace in which it was written, 32 hex digits; absent where there was none. */
  readonly trace?: string;
  /** Hash of the entry before, or 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 of the canonical text, lower-case hex. */
  readonly hash: string;
}

/** What stands before the first entry. */
export const genesis = '0'.repeat(64);

/**
 * The text that is stored and hashed: RFC 8785 canonical JSON of the entry without its hash.
 * @throws {Error} when the data are not JSON.
 */
export function canonicalText(entry: Omit<LedgerEntry, 'hash'>): string {
  const { installation, seq, at, kind, subject, object, key, data, trace, previous } = entry;
  const stored = { installation, seq, at, kind, subject, key, data, previous };
  // What is absent has no place in the text: entries from before these members existed stay what they were.
  const optional = { ...(object === undefined ? {} : { object }), ...(trace === undefined ? {} : { trace }) };
  const text = canonicalize({ ...stored, ...optional });
  if (text === undefined) throw new TypeError('a ledger entry must be JSON');
  return text;
}

/** SHA-256 of a canonical text, lower-case hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
