import { createHash } from 'node:crypto';
import type { CustomRule } from '../../../domain/configuration.ts';
import { detectorsFor } from '../detectors.ts';

/**
 * What the results of looking at a commit depend on beside the commit: with another version they are found anew.
 * @param salt secret of the installation
 */
export function historyVersion(salt: string, custom: readonly CustomRule[]): string {
  const rules = detectorsFor(custom, 'secret').flatMap((detector) => detector.rules.map(({ id }) => id));
  const secret = custom.filter(({ pattern }) => pattern !== undefined);
  return createHash('sha256')
    .update(JSON.stringify([salt, rules, secret]))
    .digest('hex')
    .slice(0, 16);
}
