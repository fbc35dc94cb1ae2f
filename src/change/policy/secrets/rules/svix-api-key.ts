import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const svixApiKey: SecretRule = {
  id: 'secret/svix-api-key',
  title: 'A Svix API key is in the diff',
  provider: 'Svix',
  keywords: ['svix'],
  pattern: namedValue('svix', /(?:sk|testsk)_[A-Za-z0-9_.-]{24,80}/),
  longest: beforeValue + 87,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Svix dashboard under API Access and issue a new one.',
  source: ['Svix Docs: Authentication'],
};
