import { CONFIGURATION_PATH } from '../../change/configuration/path.ts';
import type { GateFacts } from '../../change/gate/facts.ts';
import { readTextFile } from '../../connect/github/text-file.ts';
import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import { policyOf, readPolicy } from '../policy.ts';

/**
 * The configuration that judges a deployment: the default branch's now, whatever commit is deployed, and the one of
 * what the range stands on, both under the organisation's.
 */
export async function readRules(
  context: FlowContext,
  repository: RepositoryRef,
  branch: string,
  before: Sha | null,
): Promise<{ readonly rules: GateFacts['rules']; readonly version: string | null }> {
  const policy = await readPolicy(context, repository, { base: branch, default: branch });
  if (!policy.rules.ok) {
    const why = policy.rules.problems.map(({ line, message }) => `line ${line}: ${message}`).join(' ');
    return { rules: { ok: false, why: why.slice(0, 500) }, version: null };
  }
  const { configuration: present, version } = policy.rules;
  if (before === null) return { rules: { ok: true, present, before: null }, version };
  const text = await readTextFile(context.client, repository, CONFIGURATION_PATH, before);
  const { rules } = policyOf(policy.organisation, [text, null], branch);
  return { rules: { ok: true, present, before: rules.ok ? rules.configuration : 'unreadable' }, version };
}
