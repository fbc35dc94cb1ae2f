import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const optimizelyAccessToken: SecretRule = {
  id: 'secret/optimizely-access-token',
  title: 'An Optimizely personal access token is in the diff',
  provider: 'Optimizely',
  keywords: ['optimizely'],
  pattern: assigned('optimizely', /2:[A-Za-z0-9_-]{40,70}/i),
  longest: longestAssigned + 72,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Optimizely under Profile > API Access and issue a new one.',
  source: ['Optimizely: Personal access tokens'],
};
