import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const oryAccessToken: SecretRule = {
  id: 'secret/ory-access-token',
  title: 'An Ory token is in the diff',
  provider: 'Ory',
  keywords: ['ory_'],
  pattern: freeStanding(/ory_(?:pat|st|at|rt|wak|apikey)_[A-Za-z0-9_.-]{32,100}/),
  longest: 111,
  entropy: 3.2,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Ory Console under Project settings > API keys and issue a new one.',
  source: ['Ory Docs: Personal access tokens and API keys'],
};
