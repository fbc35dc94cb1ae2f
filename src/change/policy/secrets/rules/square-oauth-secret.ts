import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const squareOauthSecret: SecretRule = {
  id: 'secret/square-oauth-secret',
  title: 'A Square OAuth secret is in the diff',
  provider: 'Square',
  keywords: ['sq0csp-'],
  pattern: freeStanding(/sq0csp-[A-Za-z0-9_-]{43}/),
  longest: 50,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Square Developer Console under OAuth and issue a new one.',
  source: ['Square Developer: OAuth API'],
};
