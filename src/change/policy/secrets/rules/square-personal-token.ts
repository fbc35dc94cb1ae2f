import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const squarePersonalToken: SecretRule = {
  id: 'secret/square-personal-token',
  title: 'A Square personal access token is in the diff',
  provider: 'Square',
  keywords: ['sq0atp-'],
  pattern: freeStanding(/sq0atp-[A-Za-z0-9_-]{22}/),
  longest: 29,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Square Developer Console under Credentials and issue a new one.',
  source: ['Square Developer: Access tokens'],
};
