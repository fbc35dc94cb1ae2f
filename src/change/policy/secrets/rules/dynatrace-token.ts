import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dynatraceToken: SecretRule = {
  id: 'secret/dynatrace-token',
  title: 'A Dynatrace token is in the diff',
  provider: 'Dynatrace',
  keywords: ['dt0c', 'dt0s', 'dt0e', 'dt0a', 'dt0g', 'dt0d'],
  pattern: freeStanding(/dt0(?:c|s|e|a|g|d)\d{2}\.[A-Z2-7]{24}\.[A-Z2-7]{64}/),
  longest: 96,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Dynatrace > Access tokens > Revoke'),
  source: ['Dynatrace: Tokens and authentication'],
};
