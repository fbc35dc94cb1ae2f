import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lookerClientSecret: SecretRule = {
  id: 'secret/looker-client-secret',
  title: 'A Looker client secret is in the diff',
  provider: 'Looker',
  keywords: ['looker'],
  pattern: assigned('looker(?!up)', /[A-Za-z0-9]{24}/i),
  longest: longestAssigned + 24,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Looker under Admin > Users > API Keys and issue a new one.',
  source: ['Looker Docs: API authentication'],
};
