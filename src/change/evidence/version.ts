import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EvidenceConfiguration } from '../../domain/configuration.ts';

/**
 * What binds evidence to the configuration that it was collected under: 16 hex digits of the SHA-256 of the
 * evidence part in canonical JSON (RFC 8785), so that the order of keys in the file does not matter.
 * @throws {Error} never for a value that the schema has read.
 */
export function evidenceVersion(configuration: EvidenceConfiguration): string {
  const canonical = canonicalize(configuration);
  if (canonical === undefined) throw new Error('The evidence configuration is not JSON.');
  return createHash('sha256').update(canonical).digest('hex').slice(0, 16);
}
