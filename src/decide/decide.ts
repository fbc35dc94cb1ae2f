import type { Autonomy } from '../domain/configuration.ts';
import type { Decision } from '../domain/decision.ts';
import type { Signal } from '../domain/signal.ts';
import { applyBoundary } from './boundary.ts';
import { decisionId } from './identify.ts';
import { rules } from './rules.ts';

/**
 * Decides what a signal asks for. Pure: the same signal under the same policy gives the same decision.
 * @param policy autonomy in force and the version of the configuration it came from
 */
export function decide(
  signal: Signal,
  policy: { readonly autonomy: Autonomy; readonly version: string },
): Decision {
  for (const rule of rules) {
    const proposal = rule.evaluate(signal);
    if (proposal === null) continue;
    return {
      id: decisionId(signal.id, rule.id, rule.version, policy.version),
      signal: signal.id,
      task: proposal.task,
      rule: { id: rule.id, version: rule.version, why: proposal.why },
      confidence: { value: proposal.confidence, calibrated: false },
      evidence: signal.evidence,
      alternatives: [...proposal.alternatives],
      boundary: applyBoundary(proposal.task, policy.autonomy),
      policyVersion: policy.version,
    };
  }
  throw new Error(`No rule answers to signal ${signal.id}: the last rule must answer to everything`);
}
