import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const qualtricsApiToken: SecretRule = {
  id: 'secret/qualtrics-api-token',
  title: 'A Qualtrics API token is in the diff',
  provider: 'Qualtrics',
  keywords: ['qualtrics'],
  pattern: assigned('qualtrics', /[A-Za-z0-9]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Qualtrics under Account Settings > Qualtrics IDs and issue a new one.',
  source: ['Qualtrics: Generating an API token'],
};
