import { type KeyObject, sign, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { keyIdOf, type LedgerKey, parsePublicKey, publicKeyText } from './key.ts';

/** The App's own chain: what concerns no single installation stands there. GitHub numbers installations from 1. */
export const appChain = 0;

/** How the entries of the App's own chain that introduce a key are found. */
export const keyEntry = { installation: appChain, kind: 'ledger-key', subject: 'ledger' } as const;

/** Keys are rotated now and then, not every minute: a bound for reading them all. */
export const mostKeys = 10_000;

export const KeyRecord = z.object({
  keyId: z.string(),
  /** SPKI form in base64. */
  publicKey: z.string(),
  /** Null for the first key. */
  previousKeyId: z.string().nullable(),
  /** By the previous key, over this one; by itself for the first. Ed25519, base64. */
  signature: z.string(),
});

/** What introduces a key: the data of a `ledger-key` entry. */
export type KeyRecord = z.infer<typeof KeyRecord>;

/** A key that has signed, or signs, the ledger. */
export interface KnownKey {
  readonly id: string;
  readonly publicKey: KeyObject;
}

/** All keys in the order in which each was introduced by the one before, or what is wrong with that. */
export type KeyHistory =
  | { readonly ok: true; readonly keys: readonly KnownKey[] }
  | { readonly ok: false; readonly problem: string };

/**
 * The record that introduces a key after the known ones: signed by the key before, or by itself when there is none.
 * @param records those on the ledger, in the order they were written
 * @throws {Error} when the history would not hold with it, such as for a key that was in use before
 */
export function introduceKey(
  key: LedgerKey,
  previous: LedgerKey | null,
  records: readonly unknown[],
): KeyRecord {
  const content = { keyId: key.id, publicKey: publicKeyText(key), previousKeyId: previous?.id ?? null };
  const signature = sign(null, keyStatement(content), (previous ?? key).privateKey).toString('base64');
  const record = { ...content, signature };
  const history = checkKeyHistory([...records, record]);
  if (!history.ok) throw new Error(`The ledger cannot take the key ${key.id}: ${history.problem}.`);
  return record;
}

/** The data in the stored text of a `ledger-key` entry; null when somebody has made it unreadable. */
export function keyDataIn(text: string): unknown {
  try {
    return JSON.parse(text).data;
  } catch {
    return null;
  }
}

/** Reads the data of a `ledger-key` entry; null when they are none. */
export function parseKeyRecord(data: unknown): KeyRecord | null {
  return KeyRecord.safeParse(data).data ?? null;
}

/**
 * Checks that every key was introduced by the one before, from the first on.
 * @param records the data of the `ledger-key` entries, in the order they were written
 */
export function checkKeyHistory(records: readonly unknown[]): KeyHistory {
  const keys: KnownKey[] = [];
  for (const [index, data] of records.entries()) {
    const record = parseKeyRecord(data);
    const result = record === null ? 'it is not a key record' : follow(record, keys);
    if (typeof result === 'string') return { ok: false, problem: `key ${index + 1}: ${result}` };
    keys.push(result);
  }
  return { ok: true, keys };
}

/** The key that a record introduces after the known ones, or what is wrong with the record. */
function follow(record: KeyRecord, known: readonly KnownKey[]): KnownKey | string {
  let publicKey: KeyObject;
  try {
    publicKey = parsePublicKey(record.publicKey);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const before = known.at(-1);
  if (keyIdOf(publicKey) !== record.keyId) return 'its id is not that of the public key';
  if (known.some((one) => one.id === record.keyId)) return 'it was in use before';
  if (record.previousKeyId !== (before?.id ?? null)) return 'it does not follow the key before';
  const signature = Buffer.from(record.signature, 'base64');
  const signed = verify(null, keyStatement(record), before?.publicKey ?? publicKey, signature);
  return signed ? { id: record.keyId, publicKey } : 'the key before has not signed it';
}

/** The text that introduces a key, of a kind of its own: see `headStatement`. */
function keyStatement(record: Omit<KeyRecord, 'signature'>): Buffer {
  const { keyId, publicKey, previousKeyId } = record;
  const text = canonicalize({ statement: 'wired-chaos/ledger-key/1', keyId, publicKey, previousKeyId });
  return Buffer.from(String(text));
}
