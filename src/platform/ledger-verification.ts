import { isSignedBy, type LedgerHead } from './ledger/head-signature.ts';
import { checkKeyHistory, type KeyHistory } from './ledger/key-history.ts';
import { canonicalText, genesis, hashOf, type LedgerEntry } from './ledger-entry.ts';

/** What came of reading a chain again. */
export type Verification =
  | {
      readonly ok: true;
      readonly entries: number;
      readonly head: string;
      /** The key that signed the head; null for a chain without entries. */
      readonly keyId: string | null;
    }
  /** The first place where the chain is not what was written, and what is wrong there. */
  | { readonly ok: false; readonly seq: number; readonly problem: string };

/** A row of the ledger as it is stored. */
export interface LedgerRow {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly object: string | null;
  readonly key: string;
  readonly text: string;
  readonly hash: string;
}

/** How far a chain has been read, and what the next entry has to continue. */
export interface Position {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry. */
export const beginning: Position = { seq: 0, hash: genesis };

/**
 * Compares the rows that follow a position with their hashes. It sees edits, removal, reordering and insertion.
 * @param rows of one installation, ascending by number.
 */
export function verifyRows(
  installation: number,
  from: Position,
  rows: Iterable<LedgerRow>,
): Position | Extract<Verification, { ok: false }> {
  let { seq, hash: previous } = from;
  for (const row of rows) {
    const problem = problemOf(row, { installation, seq: seq + 1, previous });
    if (problem !== null) return { ok: false, seq: seq + 1, problem };
    previous = row.hash;
    seq += 1;
  }
  return { seq, hash: previous };
}

/**
 * Compares the end of the chain with the recorded head, and so sees entries cut off or added at the end; and the
 * head's signature with the keys on record. Whoever has the key could still write a whole new chain: only a head that
 * was noted elsewhere (an anchor) shows that.
 * @param recorded.head the recorded one, read together with the last rows; null when there is none
 * @param recorded.keys the data of the App's `ledger-key` entries, read together with it
 */
export function verifyEnd(
  installation: number,
  end: Position,
  recorded: { readonly head: LedgerHead | null; readonly keys: readonly unknown[] },
): Verification {
  const { head } = recorded;
  const broken = (seq: number, problem: string) => ({ ok: false as const, seq, problem });
  const last = head?.seq ?? 0;
  if (last > end.seq) return broken(end.seq + 1, `${last - end.seq} entries are cut off at the end`);
  if (last < end.seq) return broken(last + 1, 'the entry is not on record at the head');
  if (head === null) return { ok: true, entries: 0, head: end.hash, keyId: null };
  if (head.hash !== end.hash) return broken(end.seq, 'the last hash is not the one on record at the head');
  const signer = signerOf(installation, head, checkKeyHistory(recorded.keys));
  if ('problem' in signer) return broken(end.seq, signer.problem);
  return { ok: true, entries: end.seq, head: end.hash, keyId: signer.keyId };
}

/** Only the newest key signs: a rotation signs every head again. */
function signerOf(
  installation: number,
  head: LedgerHead,
  history: KeyHistory,
): { readonly keyId: string } | { readonly problem: string } {
  if (!history.ok) return { problem: `the history of the keys is broken: ${history.problem}` };
  if (head.signed === null) return { problem: 'the head is not signed' };
  const { keyId, signature } = head.signed;
  const current = history.keys.at(-1);
  if (current?.id !== keyId)
    return { problem: `the head is signed with ${keyId}, which is not the key in use` };
  const signed = isSignedBy(
    { installation, seq: head.seq, hash: head.hash, keyId, signature },
    current.publicKey,
  );
  return signed ? { keyId } : { problem: 'the signature of the head is not that of the key' };
}

function problemOf(
  row: LedgerRow,
  expected: { installation: number; seq: number; previous: string },
): string | null {
  if (row.seq !== expected.seq) return `the entry is missing; the next one is ${row.seq}`;
  const { text } = row;
  if (hashOf(text) !== row.hash) return 'the text does not have the hash that was written with it';
  const entry = parse(text);
  if (entry === null || canonicalText(entry) !== text) return 'the text is not canonical JSON';
  if (entry.installation !== expected.installation) return 'the entry belongs to another installation';
  if (entry.seq !== expected.seq) return `the entry was written as number ${entry.seq}`;
  if (entry.previous !== expected.previous) return 'the entry does not continue the one before';
  const differing = (['at', 'kind', 'subject', 'object', 'key'] as const).find(
    (column) => (entry[column] ?? null) !== row[column],
  );
  return differing === undefined ? null : `the column "${differing}" differs from the text`;
}

function parse(text: string): LedgerEntry | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
