import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parsePublicKey } from '../../platform/ledger/key.ts';

/**
 * The key that was given with `--key`: a file with a public key (PEM, or the SPKI form in base64), or the id of one.
 * @throws {Error} when it is neither
 */
export function readKey(given: string | undefined): KeyObject | string | null {
  if (given === undefined) return null;
  if (/^[0-9a-f]{16}$/.test(given)) return given;
  if (!existsSync(given))
    throw new Error(`--key ${given}: it is neither a file nor an id of a key, which has 16 hex digits`);
  try {
    return parsePublicKey(readFileSync(given, 'utf8'));
  } catch (error) {
    throw new Error(`--key ${given}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
