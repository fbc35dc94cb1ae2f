import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const typeformAccessToken: SecretRule = {
  id: 'secret/typeform-access-token',
  title: 'A Typeform personal access token is in the diff',
  provider: 'Typeform',
  keywords: ['tfp_'],
  pattern: freeStanding(/tfp_[A-Za-z0-9_-]{40,62}/),
  longest: 66,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Typeform under Account > Personal tokens and issue a new one.',
  source: ['Typeform Developers: Personal access token'],
};
