import type { Configuration } from '../../domain/configuration.ts';
import { customRule } from './custom/rule.ts';
import { rules } from './detectors.ts';
import type { Rule } from './rule.ts';

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** What users are told about a rule, the configuration's own included; undefined for one that there is not. */
export function wordsOf(rule: string, { custom }: Configuration['policy']): Rule | undefined {
  return byId.get(rule) ?? custom.map(customRule).find(({ id }) => id === rule);
}
