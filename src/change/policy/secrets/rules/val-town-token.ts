import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const valTownToken: SecretRule = {
  id: 'secret/val-town-token',
  title: 'A Val Town API token is in the diff',
  provider: 'Val Town',
  keywords: ['vtwn_'],
  pattern: freeStanding(/vtwn_[A-Za-z0-9]{24,60}/),
  longest: 65,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Val Town under Settings > API tokens and issue a new one.',
  source: ['Val Town Docs: Authentication'],
};
