import { analyse } from '../change/policy/analyse.ts';
import type { Analysis } from '../domain/analysis.ts';
import type { Diff } from '../domain/pull-request.ts';
import type { Policy } from './policy.ts';

/** What the policy's detectors see in a diff; nothing where it is not complete, for then it fails as a whole. */
export function analyseDiff(diff: Diff, policy: Policy, salt: string): Promise<Analysis> {
  const zones = policy.rules.ok ? policy.rules.configuration.zones : [];
  return analyse({ files: diff.complete ? diff.files : [], zones, salt });
}
