import type { CustomRule } from '../../../domain/configuration.ts';
import type { Rule } from '../rule.ts';

/** Id of a rule that a configuration brings: about secrets when it has a pattern, else about paths. */
export function customRuleId({ name, pattern }: Pick<CustomRule, 'name' | 'pattern'>): Rule['id'] {
  return pattern === undefined ? `zone/custom-${name}` : `secret/custom-${name}`;
}

/** What users are told about it. */
export function customRule(custom: CustomRule): Rule {
  return {
    id: customRuleId(custom),
    title: custom.title,
    why: 'The configuration says so.',
    remedy: custom.remedy,
    source: ['.github/wired-chaos.yml: policy.custom'],
    weight: custom.level,
  };
}
