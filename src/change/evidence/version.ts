import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EvidenceConfiguration } from '../../domain/configuration.ts';

/**
 * What binds evidence to the configuration that it was collected under: 16 hex digits of the SHA-256 of the
 * evidence part in canonical JSON (RFC 8785), so that the order of keys in the file does not matter. Only what shapes
 * the collection: whose pull requests need evidence, and how much, may come from elsewhere and change later.
 * @throws {Error} never for a value that the schema has read.
 */
export function evidenceVersion(configuration: EvidenceConfiguration): string {
  const { workflow, setup, commands, tests } = configuration;
  const canonical = canonicalize({ workflow, commands, tests, ...(setup === undefined ? {} : { setup }) });
  if (canonical === undefined) throw new Error('The evidence configuration is not JSON.');
  return createHash('sha256').update(canonical).digest('hex').slice(0, 16);
}
