import { createHash } from 'node:crypto';
import type { Configuration } from '../../domain/configuration.ts';

/** JSON with sorted keys, so that order and comments of the file do not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** What identifies a configuration: 16 hex digits, the same for all that mean the same. */
export function versionOf(configuration: Configuration): string {
  return createHash('sha256').update(canonical(configuration)).digest('hex').slice(0, 16);
}
