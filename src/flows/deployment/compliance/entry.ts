import canonicalize from 'canonicalize';
import { z } from 'zod';
import { sha256 } from '../../../change/release/bundle/format.ts';
import { Sha } from '../../../domain/ids.ts';
import type { LedgerEntry } from '../../../platform/ledger-entry.ts';

/** The kind of entry that says what a compliance bundle consists of. */
export const complianceKind = 'compliance';

/** The data of such an entry: through it the signature of the ledger's head covers the bundle. */
export const ComplianceEntry = z.strictObject({
  environment: z.string(),
  revision: Sha,
  deployment: z.number().int(),
  /** SHA-256 of the manifest. */
  manifest: z.string(),
  /** {@link entriesHash} of the entries before this one that the bundle shows. */
  entries: z.string(),
});
export type ComplianceEntry = z.infer<typeof ComplianceEntry>;

/** SHA-256 over numbers and hashes of entries: it binds also those between which others are left out. */
export function entriesHash(entries: readonly Pick<LedgerEntry, 'seq' | 'hash'>[]): string {
  return sha256(String(canonicalize(entries.map(({ seq, hash }) => [seq, hash]))));
}
