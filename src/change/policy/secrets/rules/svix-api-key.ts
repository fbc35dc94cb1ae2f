import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const svixApiKey: SecretRule = {
  id: 'secret/svix-api-key',
  title: 'A Svix API key is in the diff',
  provider: 'Svix',
  keywords: ['svix'],
  pattern: assigned('svix', /(?:sk|testsk)_[A-Za-z0-9_.-]{24,80}/i),
  longest: longestAssigned + 87,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Svix dashboard under API Access and issue a new one.',
  source: ['Svix Docs: Authentication'],
};
