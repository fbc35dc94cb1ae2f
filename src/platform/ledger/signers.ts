import type { KeyChange } from '../ledger.ts';
import type { LedgerKey } from './key.ts';
import { keysAtHand, type LedgerKeySource, notAtHand } from './keys-at-hand.ts';

/** The keys that a process signs the ledger with. Which of them does is for the store to say: the one on record. */
export interface Signers {
  keys(): readonly LedgerKey[];
  /** Why this process cannot sign any more; null when it can. Another process may have rotated the key. */
  problem(): Promise<string | null>;
  /** Has another key take over; from then on this process has no other one. */
  rotate(next: LedgerKey): Promise<KeyChange>;
}

/**
 * Gets the keys of this process and makes sure that the store has one of them on record.
 * @param options.onRecord reads the id of the key that signs the ledger now; null when it was never signed
 * @throws {LedgerKeyMissing} when the key on record is not among those at hand
 */
export async function openSigners(options: {
  readonly source: LedgerKeySource;
  readonly onRecord: () => Promise<string | null>;
  readonly establish: (keys: readonly LedgerKey[]) => Promise<KeyChange>;
  readonly rotate: (keys: readonly LedgerKey[], next: LedgerKey) => Promise<KeyChange>;
}): Promise<Signers> {
  let keys: readonly LedgerKey[] = keysAtHand(options.source, await options.onRecord());
  await options.establish(keys);
  return {
    keys: () => keys,
    problem: async () => {
      const onRecord = await options.onRecord();
      const missing = onRecord !== null && !keys.some(({ id }) => id === onRecord);
      return missing ? notAtHand(onRecord, keys).message : null;
    },
    rotate: async (next) => {
      const before = keys;
      // What is appended meanwhile is written after the rotation.
      keys = [...before, next];
      try {
        const change = await options.rotate(before, next);
        keys = [next];
        return change;
      } catch (error) {
        keys = before;
        throw error;
      }
    },
  };
}
