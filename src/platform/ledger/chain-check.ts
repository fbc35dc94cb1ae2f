import type { StoredEntry } from '../ledger.ts';
import {
  beginning,
  type LedgerRow,
  type Position,
  type Verification,
  verifyEnd,
  verifyRows,
} from '../ledger-verification.ts';
import type { LedgerHead } from './head-signature.ts';

/** The check of one chain, entry by entry. */
export interface ChainCheck {
  /** The chain must contain this entry. */
  expect(head: Pick<LedgerHead, 'seq' | 'hash'>): void;
  /** The next entry. */
  follow(entry: StoredEntry): void;
  /** What came of it. @param keys the data of the App's `ledger-key` entries */
  end(keys: readonly unknown[]): Verification;
}

/** @param heads entries that the chain must contain */
export function checkChain(
  installation: number,
  head: LedgerHead,
  heads: readonly Pick<LedgerHead, 'seq' | 'hash'>[],
): ChainCheck {
  const expected = new Map<number, Set<string>>();
  let position: Position = beginning;
  let fault: Extract<Verification, { ok: false }> | null = null;

  const expect: ChainCheck['expect'] = ({ seq, hash }) => {
    expected.set(seq, new Set([...(expected.get(seq) ?? []), hash]));
  };
  for (const one of heads) expect(one);

  const broken = (seq: number, problem: string) => {
    fault ??= { ok: false, seq, problem };
  };
  return {
    expect,
    follow: (entry) => {
      if (fault !== null) return;
      const reached = verifyRows(installation, position, [rowOf(entry)]);
      if ('ok' in reached) {
        fault = reached;
        return;
      }
      position = reached;
      const hashes = expected.get(position.seq) ?? new Set();
      expected.delete(position.seq);
      hashes.delete(position.hash);
      if (hashes.size > 0) broken(position.seq, 'the entry is not the one that was written down elsewhere');
    },
    end: (keys) => {
      const last = Math.max(0, ...expected.keys());
      if (last > position.seq)
        broken(position.seq + 1, `entry ${last}, which was written down elsewhere, is cut off`);
      return fault ?? verifyEnd(installation, position, { head, keys });
    },
  };
}

/** What stands in the text stands in the columns: there are none to differ. */
function rowOf({ text, hash }: StoredEntry): LedgerRow {
  const { seq, at, kind, subject, object = null, key } = parse(text);
  return { seq, at, kind, subject, object, key, text, hash };
}

/** A text that is no entry has no number; it does not have the hash either, or is not canonical. */
function parse(
  text: string,
): Pick<LedgerRow, 'seq' | 'at' | 'kind' | 'subject' | 'key'> & { object?: string | null } {
  try {
    return { ...unread, ...JSON.parse(text) };
  } catch {
    return unread;
  }
}

const unread = { seq: 0, at: '', kind: '', subject: '', key: '' };
