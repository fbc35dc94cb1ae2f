import type { Analysis } from '../domain/analysis.ts';
import type { Diff } from '../domain/pull-request.ts';
import type { FlowContext } from './flow.ts';
import type { Policy } from './policy.ts';

/** What the policy's detectors see in a diff; nothing where it is not complete, for then it fails as a whole. */
export async function analyseDiff(context: FlowContext, diff: Diff, policy: Policy): Promise<Analysis> {
  if (!diff.complete) return { sights: [], unread: [] };
  const { zones, custom } = policy.rules.ok
    ? { zones: policy.rules.configuration.zones, custom: policy.rules.configuration.policy.custom }
    : { zones: [], custom: [] };
  return context.analyse({ files: diff.files, zones, custom, salt: context.salt });
}
