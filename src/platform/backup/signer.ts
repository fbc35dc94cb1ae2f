import type { LedgerKey } from '../ledger/key.ts';
import { appChain } from '../ledger/key-history.ts';
import { keysAtHand, LedgerKeyMissing } from '../ledger/keys-at-hand.ts';
import type { BackupHeader } from './format.ts';

/**
 * The key that signs the ledger of a backup, without which no App could start on it; null when it has no entries.
 * @param source.directory the data directory, in which the App's own key would be
 * @throws {LedgerKeyMissing} when it is not at hand
 */
export function signerOf(
  { heads }: BackupHeader,
  source: { readonly supplied: readonly LedgerKey[]; readonly directory: string },
): LedgerKey | null {
  const onRecord = heads.find(({ installation }) => installation === appChain)?.signed?.keyId;
  if (onRecord === undefined) return null;
  try {
    return keysAtHand(source, onRecord).find(({ id }) => id === onRecord) ?? null;
  } catch (error) {
    if (!(error instanceof LedgerKeyMissing)) throw error;
    throw new LedgerKeyMissing(
      `${error.message} The App's own key is the file ledger-key.pem of its data directory; no backup holds it. ` +
        `Put your copy of it into ${source.directory}.`,
    );
  }
}
