import type { Ledger } from '../ledger.ts';
import { generateLedgerKey, type LedgerKey } from './key.ts';
import { ownLedgerKeys, settleLedgerKeyFile, stageLedgerKey } from './key-file.ts';
import { appChain } from './key-history.ts';

/** What came of a rotation. */
export interface Rotation {
  readonly from: string;
  readonly to: string;
  /** The App keeps the new key itself. Otherwise it has to be supplied to every process from now on. */
  readonly kept: boolean;
}

/**
 * Has a new key sign the ledger. Where the App keeps its key itself, the new one is on disk before it is on record and
 * takes the place of the old one after, so that a crash at any point leaves the key on record at hand.
 * @param options.directory the data directory
 * @param options.given null for a new one of the App's own
 * @throws {Error} when the key on record was supplied, and none is given to follow it
 */
export async function rotateLedgerKey(
  ledger: Ledger,
  options: { readonly directory: string; readonly given: LedgerKey | null },
): Promise<Rotation> {
  const { directory, given } = options;
  const from = (await ledger.head(appChain))?.signed?.keyId ?? 'none';
  const kept = ownLedgerKeys(directory).some(({ id }) => id === from);
  if (!kept) {
    if (given === null) {
      throw new Error(
        'The key of the ledger is supplied by the settings, so the next one must be as well. Make it with "openssl ' +
          'genpkey -algorithm ed25519 -out FILE", give it to every process beside the present one, and name it with ' +
          '--key FILE.',
      );
    }
    await ledger.rotateKey(given);
    return { from, to: given.id, kept };
  }
  const next = given ?? generateLedgerKey();
  stageLedgerKey(directory, next);
  await ledger.rotateKey(next);
  settleLedgerKeyFile(directory, next.id);
  return { from, to: next.id, kept };
}
