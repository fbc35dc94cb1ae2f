import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const apolloGraphKey: SecretRule = {
  id: 'secret/apollo-graph-key',
  title: 'An Apollo GraphOS API key is in the diff',
  provider: 'Apollo GraphOS',
  keywords: ['service:', 'user:'],
  pattern: freeStanding(/(?:service|user):[A-Za-z0-9_-]{1,64}:[A-Za-z0-9_-]{22}/),
  longest: 95,
  entropy: 3,
  valid: (secret) => isDrawnByChance(secret.slice(-22)),
  remedy: revokeAt('studio.apollographql.com > Settings > API Keys'),
  source: ['Apollo GraphOS: API keys'],
};
