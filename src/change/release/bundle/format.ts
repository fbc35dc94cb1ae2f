import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { RepositoryId, Sha } from '../../../domain/ids.ts';
import { RepositoryRef } from '../../../domain/repository.ts';

/** What every bundle consists of, beside its manifest and the ledger. */
export const partNames = [
  'approvals.json',
  'artifacts.json',
  'decisions.json',
  'evidence.json',
  'policy.json',
  'provenance.json',
  'release-notes.md',
  'verification.json',
] as const;
export type PartName = (typeof partNames)[number];

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256');

/** What a bundle is about, and the SHA-256 of each of its parts. The ledger has an entry with the hash of it. */
export const BundleManifest = z.strictObject({
  installation: z.number().int().positive(),
  repository: z.strictObject({ id: RepositoryId, name: RepositoryRef }),
  environment: z.string().min(1).max(255),
  revision: Sha,
  /** GitHub's id of the deployment. */
  deployment: z.number().int().positive(),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** Where an earlier head of the same ledger was written down on GitHub; null while it was nowhere. */
  anchor: z
    .strictObject({ seq: z.number().int().positive(), hash: Hash, keyId: z.string(), url: z.url() })
    .nullable(),
  parts: z
    .array(z.strictObject({ name: z.string(), sha256: Hash, bytes: z.number().int().nonnegative() }))
    .max(100),
});
export type BundleManifest = z.infer<typeof BundleManifest>;

/**
 * A compliance bundle: one file, RFC 8785 canonical JSON and a line feed, so that the same content is the same bytes.
 * `ledger` is an excerpt of the App's ledger, up to a head that its key has signed.
 */
export const BundleFile = z.strictObject({
  format: z.literal('wired-chaos/compliance-bundle/1'),
  manifest: BundleManifest,
  parts: z.record(z.string(), z.string()),
  ledger: z.unknown(),
});
export type BundleFile = z.infer<typeof BundleFile>;

/** A bundle is no larger than this, in bytes. */
export const largestBundle = 50 * 1024 * 1024;

/** SHA-256 of a manifest in its canonical form: what the ledger keeps of it. */
export function manifestHash(manifest: BundleManifest): string {
  return sha256(String(canonicalize(manifest)));
}

/** SHA-256 of a text, lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
