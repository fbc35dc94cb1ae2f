import type { Configuration } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import { familyOf, familySettings } from '../../domain/rule-family.ts';

type Policy = Configuration['policy'];
type Level = Policy['secrets'];

/** What the configuration says about a rule: its own level, else its family's. */
export function levelOf(rule: string, policy: Policy): Level {
  const family = familyOf(rule);
  return policy.rules[rule] ?? (family === null ? 'block' : policy[familySettings[family]]);
}

/**
 * How severe a finding is: a level for the single rule counts as it is; a family that blocks leaves it to the weight
 * of the finding; null when the rule is off.
 */
export function severityOf(
  rule: string,
  weight: Finding['severity'],
  policy: Policy,
): Finding['severity'] | null {
  const own = policy.rules[rule];
  const level = own ?? levelOf(rule, policy);
  if (level === 'off') return null;
  return own === undefined && level === 'block' ? weight : level;
}
