import type { DatabaseSync } from 'node:sqlite';
import { canonicalText, genesis, hashOf, type LedgerEntry } from './ledger-entry.ts';

/** What came of reading a chain again. */
export type Verification =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  /** The first place where the chain is not what was written, and what is wrong there. */
  | { readonly ok: false; readonly seq: number; readonly problem: string };

/**
 * Reads an installation's chain row by row and compares it with its hashes and with the recorded head. It sees
 * edits, removal, reordering, insertion, and entries cut off at the end. Whoever can write the file could write a
 * whole new chain with a head that fits: only a head that was noted elsewhere shows that.
 */
export function verifyChain(database: DatabaseSync, installation: number): Verification {
  let previous = genesis;
  let seq = 0;
  const rows = database
    .prepare('SELECT seq, at, kind, subject, key, text, hash FROM ledger WHERE installation = ? ORDER BY seq')
    .iterate(installation);
  for (const row of rows) {
    const problem = problemOf(row, { installation, seq: seq + 1, previous });
    if (problem !== null) return { ok: false, seq: seq + 1, problem };
    previous = String(row.hash);
    seq += 1;
  }
  const head = database.prepare('SELECT seq, hash FROM ledger_head WHERE installation = ?').get(installation);
  const recorded = head === undefined ? 0 : Number(head.seq);
  if (recorded > seq)
    return { ok: false, seq: seq + 1, problem: `${recorded - seq} entries are cut off at the end` };
  if (recorded < seq)
    return { ok: false, seq: recorded + 1, problem: 'the entry is not on record at the head' };
  if (head !== undefined && head.hash !== previous) {
    return { ok: false, seq, problem: 'the last hash is not the one on record at the head' };
  }
  return { ok: true, entries: seq, head: previous };
}

function problemOf(
  row: Record<string, unknown>,
  expected: { installation: number; seq: number; previous: string },
): string | null {
  if (row.seq !== expected.seq) return `the entry is missing; the next one is ${row.seq}`;
  const text = String(row.text);
  if (hashOf(text) !== row.hash) return 'the text does not have the hash that was written with it';
  const entry = parse(text);
  if (entry === null || canonicalText(entry) !== text) return 'the text is not canonical JSON';
  if (entry.installation !== expected.installation) return 'the entry belongs to another installation';
  if (entry.seq !== expected.seq) return `the entry was written as number ${entry.seq}`;
  if (entry.previous !== expected.previous) return 'the entry does not continue the one before';
  const differing = (['at', 'kind', 'subject', 'key'] as const).find(
    (column) => entry[column] !== row[column],
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
