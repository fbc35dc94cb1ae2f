import type { Configuration } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';

type Level = Configuration['policy']['secrets'];

/** What the configuration says about a rule: its own level, else its family's. */
function levelOf(rule: Rule, policy: Configuration['policy']): Level {
  return policy.rules[rule.id] ?? policy[rule.family];
}

/** What one rule saw. */
export interface Examination {
  readonly rule: Rule;
  readonly level: Level;
  readonly findings: readonly Finding[];
}

/**
 * Every rule's findings in the files of a complete diff, at the level that the configuration gives the rule.
 * @param salt secret of the installation, for the fingerprints of findings.
 */
export function examine(
  files: readonly ChangedFile[],
  configuration: Configuration,
  salt: string,
): Examination[] {
  return rules.map((rule) => {
    const level = levelOf(rule, configuration.policy);
    if (level === 'off') return { rule, level, findings: [] };
    const context = { severity: level, salt, zones: configuration.zones };
    return { rule, level, findings: rule.evaluate(files, context) };
  });
}
