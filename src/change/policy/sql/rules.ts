import type { Rule } from '../rule.ts';
import { availabilityRules, changeRules, historyRules } from './rules/changed.ts';
import { dataRules, dropRules, identityRules, protectionRules } from './rules/dropped.ts';

/** Every rule about what SQL does. */
export const sqlRules: readonly Rule[] = [
  ...dropRules,
  ...dataRules,
  ...protectionRules,
  ...identityRules,
  ...changeRules,
  ...availabilityRules,
];

/** Every rule about migrations that were there before. */
export const migrationRules: readonly Rule[] = historyRules;
