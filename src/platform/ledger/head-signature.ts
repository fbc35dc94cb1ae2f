import { type KeyObject, sign, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LedgerKey } from './key.ts';

/** The newest entry of an installation: its number and its hash, and who signed them. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
  /** Null only before the App's first start with a key. */
  readonly signed: { readonly keyId: string; readonly signature: string } | null;
}

/** What is signed about a chain: its newest entry, and by which key. */
interface Head {
  readonly installation: number;
  readonly seq: number;
  readonly hash: string;
}

/** A head with the signature over it. */
export interface SignedHead extends Head {
  readonly keyId: string;
  /** Ed25519 (RFC 8032) over {@link headStatement}, in base64. */
  readonly signature: string;
}

/**
 * The text that is signed: RFC 8785 canonical JSON. Its first member says what kind of statement it is, so that a
 * signature over one kind never passes for another.
 */
function headStatement({ installation, seq, hash }: Head, keyId: string): string {
  return String(canonicalize({ statement: 'wired-chaos/ledger-head/1', installation, seq, hash, keyId }));
}

/** Signs a head. */
export function signHead(head: Head, key: LedgerKey): SignedHead {
  const { installation, seq, hash } = head;
  const signature = sign(null, Buffer.from(headStatement(head, key.id)), key.privateKey).toString('base64');
  return { installation, seq, hash, keyId: key.id, signature };
}

/** Whether the signature is this key's over this head. */
export function isSignedBy(head: SignedHead, publicKey: KeyObject): boolean {
  const statement = Buffer.from(headStatement(head, head.keyId));
  return verify(null, statement, publicKey, Buffer.from(head.signature, 'base64'));
}
