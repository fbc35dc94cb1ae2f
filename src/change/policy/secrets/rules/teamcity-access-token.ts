import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const teamcityAccessToken: SecretRule = {
  id: 'secret/teamcity-access-token',
  title: 'A TeamCity access token is in the diff',
  provider: 'TeamCity',
  keywords: ['eyj0exaioiaivenwmij9'],
  pattern: freeStanding(/eyJ0eXAiOiAiVENWMiJ9\.[A-Za-z0-9_-]{36}\.[A-Za-z0-9_-]{48}/),
  longest: 106,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in TeamCity under Profile > Access Tokens and issue a new one.',
  source: ['TeamCity Docs: Managing access tokens'],
};
