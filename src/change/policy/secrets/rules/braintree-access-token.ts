import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const braintreeAccessToken: SecretRule = {
  id: 'secret/braintree-access-token',
  title: 'A Braintree access token is in the diff',
  provider: 'Braintree',
  keywords: ['access_token$'],
  pattern: freeStanding(/access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}/),
  longest: 73,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('braintreegateway.com > API > Keys'),
  source: ['Braintree: Access tokens'],
};
