import { knownKeys } from '../../platform/ledger/published-keys.ts';
import type { LedgerReader } from '../../platform/ledger.ts';
import type { CommandIo } from '../command.ts';
import type { Values } from './arguments.ts';

/** `ledger keys`: the public keys, in the order each was introduced by the one before. */
export async function showKeys(reader: LedgerReader, values: Values, io: CommandIo): Promise<number> {
  const published = await knownKeys(reader);
  if (values.format === 'json') io.out(`${JSON.stringify(published, null, 2)}\n`);
  else {
    for (const { keyId, publicKey, since } of published.keys) {
      const now = keyId === published.current ? '  signs now' : '';
      io.out(`${keyId}  since ${since}  ${publicKey}${now}\n`);
    }
  }
  return 0;
}
