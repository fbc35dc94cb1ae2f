import type { LedgerKey } from './key.ts';
import { createLedgerKeyFile, ownLedgerKeys, settleLedgerKeyFile } from './key-file.ts';

/** Where this process gets the keys of the ledger from. */
export interface LedgerKeySource {
  /** Those of the settings, the newest first; empty when none is given. */
  readonly supplied: readonly LedgerKey[];
  /** The data directory in which the App keeps a key of its own; null where it has none. */
  readonly directory: string | null;
}

/** The ledger cannot be signed with the keys that this process has. The message says how to get on. */
export class LedgerKeyMissing extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LedgerKeyMissing';
  }
}

/**
 * The keys that this process can sign with. The App makes itself a key when none is given and none is on record.
 * @param onRecord the id of the key that signs the ledger now; null when it was never signed
 * @throws {LedgerKeyMissing} when the key on record is not among them
 */
export function keysAtHand(source: LedgerKeySource, onRecord: string | null): LedgerKey[] {
  const { supplied, directory } = source;
  const keys = [...supplied, ...(directory === null ? [] : ownLedgerKeys(directory))];
  if (onRecord === null) {
    if (keys.length > 0) return keys;
    if (directory !== null) return [createLedgerKeyFile(directory)];
    throw new LedgerKeyMissing(
      'The ledger needs a key. Make one with "openssl genpkey -algorithm ed25519 -out ledger-key.pem" and give it to ' +
        'every process with WIRED_CHAOS_LEDGER_KEY or WIRED_CHAOS_LEDGER_KEY_PATH.',
    );
  }
  if (!keys.some((key) => key.id === onRecord)) throw notAtHand(onRecord, keys);
  if (directory !== null) settleLedgerKeyFile(directory, onRecord);
  return keys;
}

/** What to say when the key on record is none of these. */
export function notAtHand(onRecord: string, keys: readonly LedgerKey[]): LedgerKeyMissing {
  const held = keys.length === 0 ? 'no key' : keys.map((key) => key.id).join(', ');
  return new LedgerKeyMissing(
    `The ledger is signed with the key ${onRecord}, and this process has ${held}. Give it that key with ` +
      'WIRED_CHAOS_LEDGER_KEY or WIRED_CHAOS_LEDGER_KEY_PATH (a new key takes over only by "wired-chaos ledger ' +
      'rotate-key", run where the old one is at hand).',
  );
}
