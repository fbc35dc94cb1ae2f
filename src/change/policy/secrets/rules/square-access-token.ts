import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const squareAccessToken: SecretRule = {
  id: 'secret/square-access-token',
  title: 'A Square access token is in the diff',
  provider: 'Square',
  keywords: ['eaaa'],
  pattern: freeStanding(/EAAA[A-Za-z0-9_-]{60}/),
  longest: 64,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Square Developer Console under Credentials and issue a new one.',
  source: ['Square Developer: Access tokens'],
};
