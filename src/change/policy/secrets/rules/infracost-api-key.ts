import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const infracostApiKey: SecretRule = {
  id: 'secret/infracost-api-key',
  title: 'An Infracost API key is in the diff',
  provider: 'Infracost',
  keywords: ['ico-'],
  pattern: freeStanding(/ico-[A-Za-z0-9]{32}/),
  longest: 36,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.infracost.io > Org settings > API key'),
  source: ['Infracost: CLI authentication'],
};
