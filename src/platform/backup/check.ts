import { type ChainCheck, checkChain } from '../ledger/chain-check.ts';
import { appChain, keyDataIn, keyEntry } from '../ledger/key-history.ts';
import type { BackupCounts, BackupHead, BackupHeader, BackupRow, RowOf } from './format.ts';
import { BackupRefused } from './format.ts';

const counted = {
  entry: 'entries',
  effect: 'effects',
  note: 'notes',
  delivery: 'deliveries',
} as const satisfies Record<BackupRow['type'], keyof BackupCounts>;

/**
 * Passes the rows of a backup on, and throws before their end when they are not what its header says: in number, or
 * in the chains of the ledger with their signed heads.
 * @throws {BackupRefused}
 */
export async function* checkedRows(
  { counts, heads }: Pick<BackupHeader, 'counts' | 'heads'>,
  rows: AsyncIterable<BackupRow> | Iterable<BackupRow>,
): AsyncGenerator<BackupRow> {
  const seen = { entries: 0, effects: 0, notes: 0, deliveries: 0 };
  const chains = checkChains(heads);
  for await (const row of rows) {
    seen[counted[row.type]] += 1;
    if (row.type === 'entry') chains.follow(row);
    yield row;
  }
  chains.end();
  for (const what of Object.values(counted)) {
    if (seen[what] !== counts[what]) {
      throw new BackupRefused(`The backup has ${seen[what]} ${what}, but should have ${counts[what]}.`);
    }
  }
}

/** The check of all chains, one after another as their entries come; the App's own is the first, with the keys. */
function checkChains(heads: readonly BackupHead[]) {
  const left = [...heads];
  const keys: unknown[] = [];
  let current: { readonly installation: number; readonly check: ChainCheck } | null = null;

  function next(): { readonly installation: number; readonly check: ChainCheck } | null {
    const head = left.shift();
    return head === undefined
      ? null
      : { installation: head.installation, check: checkChain(head.installation, head, []) };
  }

  function end(): void {
    if (current === null) return;
    const result = current.check.end(keys);
    if (!result.ok) throw broken(current.installation, result);
  }

  return {
    follow({ installation, text, hash }: RowOf<'entry'>): void {
      if (current?.installation !== installation) {
        end();
        current = next();
        if (current?.installation !== installation)
          throw new BackupRefused(`The ledger of installation ${installation} has no head in the backup.`);
      }
      if (installation === appChain && isKeyEntry(text)) keys.push(keyDataIn(text));
      current.check.follow({ text, hash });
    },
    end(): void {
      end();
      const [missing] = left;
      if (missing !== undefined)
        throw new BackupRefused(`The ledger of installation ${missing.installation} is missing.`);
    },
  };
}

function isKeyEntry(text: string): boolean {
  try {
    return JSON.parse(text).kind === keyEntry.kind;
  } catch {
    return false;
  }
}

function broken(installation: number, { seq, problem }: { seq: number; problem: string }): BackupRefused {
  const whose = installation === appChain ? 'the App itself' : `installation ${installation}`;
  return new BackupRefused(`The ledger of ${whose} is not intact at entry ${seq}: ${problem}.`);
}
