import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tremendousApiKey: SecretRule = {
  id: 'secret/tremendous-api-key',
  title: 'A Tremendous API key is in the diff',
  provider: 'Tremendous',
  keywords: ['tremendous'],
  pattern: assigned('tremendous', /PROD_[A-Za-z0-9_-]{40,48}/i),
  longest: longestAssigned + 53,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Tremendous under Team settings > Developers and issue a new one.',
  source: ['Tremendous Docs: Authentication'],
};
