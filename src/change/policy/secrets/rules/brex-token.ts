import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const brexToken: SecretRule = {
  id: 'secret/brex-token',
  title: 'A Brex user token is in the diff',
  provider: 'Brex',
  keywords: ['bxt_'],
  pattern: freeStanding(/bxt_[A-Za-z0-9]{30,60}/),
  longest: 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.brex.com/settings/developer'),
  source: ['Brex: Authentication'],
};
