import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const retoolApiToken: SecretRule = {
  id: 'secret/retool-api-token',
  title: 'A Retool API token is in the diff',
  provider: 'Retool',
  keywords: ['retool_'],
  pattern: freeStanding(/retool_[a-z0-9]{26}/),
  longest: 33,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Retool under Settings > API and issue a new one.',
  source: ['Retool Docs: API authentication'],
};
