import { canonicalText, genesis, hashOf, type LedgerEntry } from './ledger-entry.ts';

/** What came of reading a chain again. */
export type Verification =
  | { readonly ok: true; readonly entries: number; readonly head: string }
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
 * Compares the end of the chain with the recorded head, and so sees entries cut off or added at the end. Whoever can
 * write the store could write a whole new chain with a head that fits: only a head that was noted elsewhere shows that.
 * @param head the recorded one, read together with the last rows; null when there is none.
 */
export function verifyEnd(end: Position, head: Position | null): Verification {
  const recorded = head?.seq ?? 0;
  if (recorded > end.seq) {
    const problem = `${recorded - end.seq} entries are cut off at the end`;
    return { ok: false, seq: end.seq + 1, problem };
  }
  if (recorded < end.seq)
    return { ok: false, seq: recorded + 1, problem: 'the entry is not on record at the head' };
  if (head !== null && head.hash !== end.hash) {
    return { ok: false, seq: end.seq, problem: 'the last hash is not the one on record at the head' };
  }
  return { ok: true, entries: end.seq, head: end.hash };
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
