import { readFileSync } from 'node:fs';
import { parsePublicKey } from '../../platform/ledger/key.ts';
import type { Known, KnownHead } from '../../platform/ledger/verify-export.ts';
import type { Values } from './arguments.ts';

/**
 * What the caller knows of the ledger from elsewhere, from `--public-key` and `--anchor`.
 * @throws {Error} when one of them cannot be read
 */
export function knownIn(values: Values): Known {
  return { key: keyIn(values['public-key']), heads: values.anchor.map(headIn) };
}

function keyIn(given: string | undefined): Known['key'] {
  if (given === undefined) return null;
  if (/^[0-9a-f]{16}$/i.test(given)) return given.toLowerCase();
  try {
    return parsePublicKey(readFileSync(given, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`--public-key is the id of a key (16 hex digits) or a file with a public key: ${why}`);
  }
}

function headIn(given: string): KnownHead {
  const match = /^(?:(\d{1,15})\/)?(\d{1,15}):([0-9a-f]{64})$/i.exec(given);
  const [, installation, seq, hash] = match ?? [];
  if (seq === undefined || hash === undefined) {
    throw new Error(`--anchor is INSTALLATION/ENTRY:HASH as the check run shows it, not "${given}"`);
  }
  return {
    installation: installation === undefined ? null : Number(installation),
    seq: Number(seq),
    hash: hash.toLowerCase(),
  };
}
