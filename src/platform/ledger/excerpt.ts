import type { KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { canonicalText, hashOf, type LedgerEntry } from '../ledger-entry.ts';
import { isSignedBy } from './head-signature.ts';
import { checkKeyHistory, KeyRecord } from './key-history.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256');
const Seq = z.number().int().positive();

/**
 * One place of an excerpt: an entry's canonical text, or a run of entries that are left out because they are about
 * something that the reader of the excerpt may not see. Of such a run the hash of its last entry stays, which the
 * entry after it names.
 */
const Link = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ from: Seq, to: Seq, hash: Hash }),
]);
type Link = z.infer<typeof Link>;

/** Some entries of one chain up to a signed head, with all that is needed to verify them elsewhere. */
export const LedgerExcerpt = z.strictObject({
  installation: z.number().int().nonnegative(),
  links: z.array(Link).min(1).max(25_000),
  head: z.strictObject({ seq: Seq, hash: Hash, keyId: z.string(), signature: z.string() }),
  /** Every key that had signed by then, in the order each was introduced by the one before. */
  keys: z.array(KeyRecord.strict()).min(1).max(10_000),
});
export type LedgerExcerpt = z.infer<typeof LedgerExcerpt>;

/** What came of checking an excerpt. */
export type ExcerptCheck =
  | {
      readonly ok: true;
      /** In their order; texts of entries may quote anybody: untrusted. */
      readonly entries: readonly LedgerEntry[];
      /** How many entries are left out. */
      readonly leftOut: number;
      /** The key that signed the head. */
      readonly keyId: string;
    }
  | { readonly ok: false; readonly problem: string };

/**
 * Makes an excerpt of entries.
 * @param entries in the order they were written; the last one must be the head
 */
export function excerptOf(
  entries: readonly LedgerEntry[],
  signed: Pick<LedgerExcerpt, 'head' | 'keys'>,
): LedgerExcerpt {
  const [first] = entries;
  if (first === undefined) throw new Error('an excerpt needs an entry');
  const links: Link[] = [];
  let next = first.seq;
  for (const entry of entries) {
    // What lies between is known by the hash that this entry continues, and is not even looked at.
    if (entry.seq > next) links.push({ from: next, to: entry.seq - 1, hash: entry.previous });
    links.push({ text: canonicalText(entry) });
    next = entry.seq + 1;
  }
  return { installation: first.installation, links, ...signed };
}

/**
 * Checks an excerpt from nothing but itself: each text against its hash, each entry against the one before it, the
 * last one against the head, the head against its signature, and the key against those it follows from.
 * @param trusted a public key, or the id of one, from elsewhere: it must be among the keys; null for none
 */
export function checkExcerpt(excerpt: LedgerExcerpt, trusted: KeyObject | string | null): ExcerptCheck {
  const problem = (text: string) => ({ ok: false as const, problem: text });
  const { installation, head } = excerpt;
  const entries: LedgerEntry[] = [];
  let leftOut = 0;
  let at: { readonly seq: number; readonly hash: string } | null = null;
  for (const link of excerpt.links) {
    if (!('text' in link)) {
      if (at === null || link.from !== at.seq + 1 || link.to < link.from)
        return problem(`entries ${link.from} to ${link.to} are left out where they do not belong`);
      leftOut += link.to - link.from + 1;
      at = { seq: link.to, hash: link.hash };
      continue;
    }
    const entry = parse(link.text);
    if (entry === null) return problem(`what follows entry ${at?.seq ?? 0} is no entry of a ledger`);
    if (entry.installation !== installation)
      return problem(`entry ${entry.seq} belongs to another installation`);
    if (at !== null && entry.seq !== at.seq + 1)
      return problem(`entry ${at.seq + 1} is missing: ${entry.seq} stands in its place`);
    if (at !== null && entry.previous !== at.hash)
      return problem(`entry ${entry.seq} does not continue the one before it: one of the two was changed`);
    entries.push(entry);
    at = { seq: entry.seq, hash: entry.hash };
  }
  if (at?.seq !== head.seq) return problem(`the entries end at ${at?.seq ?? 0} and the head is ${head.seq}`);
  if (at.hash !== head.hash) return problem(`entry ${at.seq} does not have the hash of the signed head`);
  const signer = signerOf(excerpt, trusted);
  if (signer !== null) return problem(signer);
  return { ok: true, entries, leftOut, keyId: head.keyId };
}

/** What is wrong with the signature or the keys; null when nothing is. */
function signerOf(
  { installation, head, keys }: LedgerExcerpt,
  trusted: KeyObject | string | null,
): string | null {
  if (![head.signature, ...keys.flatMap((key) => [key.signature, key.publicKey])].every(isPlainBase64))
    return 'a signature or key is not written in plain base64';
  const history = checkKeyHistory(keys);
  if (!history.ok) return `the history of the keys is broken: ${history.problem}`;
  const signer = history.keys.at(-1);
  if (signer?.id !== head.keyId) return `the head is signed with ${head.keyId}, which was not the key in use`;
  if (!isSignedBy({ installation, ...head }, signer.publicKey))
    return `the signature of the head is not that of the key ${head.keyId}`;
  if (trusted === null) return null;
  const known = history.keys.some(({ id, publicKey }) =>
    typeof trusted === 'string' ? id === trusted : publicKey.equals(trusted),
  );
  return known ? null : `it is signed with ${head.keyId}, which neither is the given key nor follows from it`;
}

/** Some texts decode to the same bytes; only one of them is written. */
function isPlainBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

const Entry = z.strictObject({
  installation: z.number().int(),
  seq: Seq,
  at: z.string(),
  kind: z.string(),
  subject: z.string(),
  object: z.string().optional(),
  key: z.string(),
  data: z.unknown(),
  trace: z.string().optional(),
  previous: Hash,
});

function parse(text: string): LedgerEntry | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Entry.safeParse(json).success || canonicalize(json) !== text) return null;
  // Exactly the members of an entry, each of its type.
  return { ...(json as Omit<LedgerEntry, 'hash'>), hash: hashOf(text) };
}
