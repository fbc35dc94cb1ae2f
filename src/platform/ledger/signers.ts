import type { KeyChange, Rotation } from '../ledger.ts';
import { generateLedgerKey, type LedgerKey } from './key.ts';
import { ownLedgerKeys, settleLedgerKeyFile, stageLedgerKey } from './key-file.ts';
import { keysAtHand, type LedgerKeySource, notAtHand } from './keys-at-hand.ts';

/** The keys that a process signs the ledger with. Which of them does is for the store to say: the one on record. */
export interface Signers {
  keys(): readonly LedgerKey[];
  /** See `Ledger.keyProblem`. */
  problem(): Promise<string | null>;
  /** See `Ledger.rotateKey`. */
  rotate(given: LedgerKey | null): Promise<Rotation>;
}

/** How a store keeps record of the key. */
export interface KeyStore {
  /** The id of the key that signs the ledger now; null when it was never signed. */
  onRecord(): Promise<string | null>;
  /** Has the first of these keys sign a ledger that was never signed; says otherwise which of them does. */
  establish(keys: readonly LedgerKey[]): Promise<KeyChange>;
  /** Has the key on record introduce the next one, which signs all heads from then on. */
  rotate(keys: readonly LedgerKey[], next: LedgerKey): Promise<KeyChange>;
}

/**
 * Gets the keys of this process and makes sure that the store has one of them on record.
 * @throws {LedgerKeyMissing} when the key on record is not among those at hand
 */
export async function openSigners(source: LedgerKeySource, store: KeyStore): Promise<Signers> {
  let keys: readonly LedgerKey[] = keysAtHand(source, await store.onRecord());
  await store.establish(keys);

  async function takeOver(next: LedgerKey): Promise<void> {
    // Both, until it is sure: whichever is on record signs what is appended meanwhile.
    keys = [...keys, next];
    await store.rotate(keys, next);
    keys = [next];
  }

  return {
    keys: () => keys,
    problem: async () => {
      const onRecord = await store.onRecord();
      const missing = onRecord !== null && !keys.some(({ id }) => id === onRecord);
      return missing ? notAtHand(onRecord, keys).message : null;
    },
    rotate: async (given) => {
      const from = (await store.onRecord()) ?? '';
      const { directory } = source;
      if (directory === null || !ownLedgerKeys(directory).some(({ id }) => id === from)) {
        if (given === null) throw new Error(suppliedKeyNeeded);
        await takeOver(given);
        return { from, to: given.id, kept: false };
      }
      const next = given ?? generateLedgerKey();
      // On disk before it is on record, and in place of the old one after: a crash leaves the key on record at hand.
      stageLedgerKey(directory, next);
      await takeOver(next);
      settleLedgerKeyFile(directory, next.id);
      return { from, to: next.id, kept: true };
    },
  };
}

const suppliedKeyNeeded =
  'The key of the ledger is supplied by the settings, so the next one must be as well. Make it with "openssl genpkey ' +
  '-algorithm ed25519 -out FILE", give it to every process beside the present one, and name it with --key FILE.';
