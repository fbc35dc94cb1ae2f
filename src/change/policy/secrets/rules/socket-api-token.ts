import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const socketApiToken: SecretRule = {
  id: 'secret/socket-api-token',
  title: 'A Socket API token is in the diff',
  provider: 'Socket',
  keywords: ['sktsec_'],
  pattern: freeStanding(/sktsec_[A-Za-z0-9_-]{32,64}_api/),
  longest: 75,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Socket dashboard under Settings > API Tokens and issue a new one.',
  source: ['Socket Docs: API tokens'],
};
