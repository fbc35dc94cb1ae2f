import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const redditClientSecret: SecretRule = {
  id: 'secret/reddit-client-secret',
  title: 'A Reddit client secret is in the diff',
  provider: 'Reddit',
  keywords: ['reddit'],
  pattern: assigned('reddit', /[A-Za-z0-9_-]{27}|[A-Za-z0-9_-]{30}/i, 'secret'),
  longest: longestAssigned + 30,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Reddit under User settings > Apps and issue a new one.',
  source: ['Reddit: OAuth2'],
};
