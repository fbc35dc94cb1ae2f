import type { Clock } from '../clock.ts';
import { createInstallations, repositoriesNote } from '../installations.ts';
import type { Stores } from '../stores.ts';
import { eraseRows } from './rows.ts';
import type { HeldCounts } from './store.ts';

/** What was erased, as the ledger of the App itself keeps it. */
export interface Erased {
  readonly installation: number;
  readonly counts: HeldCounts & { readonly decisions: number; readonly wakes: number };
  /** Number and hash of the last entry of the erased chain; null when it had none. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
}

type Erasing = Pick<Stores, 'ledger' | 'holdings' | 'database' | 'notes'>;

/** The App's own chain. */
const appItself = 0;

/**
 * Erases everything stored of an installation: deliveries and payloads, its whole ledger, effects, notes, decisions,
 * wakes and dead letters, and that it was known. One entry on the App's own chain says so, with the head of the
 * erased one, so that the erasure itself is accountable. It can be repeated after a crash.
 * @returns null when nothing was stored of it
 */
export async function eraseInstallation(
  stores: Erasing,
  clock: Clock,
  installation: number,
): Promise<Erased | null> {
  if (installation <= appItself) throw new RangeError('the chain of the App itself cannot be erased');
  const { ledger, holdings, database, notes } = stores;
  const [counts, head] = await Promise.all([holdings.count(installation), ledger.head(installation)]);
  const rows = await eraseRows(database, installation);
  const erased: Erased = {
    installation,
    counts: { ...counts, ...rows },
    head: head === null ? null : { seq: head.seq, hash: head.hash },
  };
  // That it was known at all is no more than a note of the App's own.
  const known = (await notes.get(installation, repositoriesNote)) === null ? 0 : 1;
  const any = Object.values(erased.counts).reduce((sum, count) => sum + count, 0) > known;
  if (any) {
    // Before the chain is gone: after a crash the same head gives the same key, and no second entry.
    const key = head === null ? `at:${clock.now().toISOString()}` : head.hash;
    await ledger.append({
      installation: appItself,
      kind: 'erasure',
      subject: `installation ${installation}`,
      key: `erasure:${installation}:${key}`,
      data: erased,
    });
    await holdings.erase(installation);
  }
  await createInstallations(notes).remove(installation);
  return any ? erased : null;
}
