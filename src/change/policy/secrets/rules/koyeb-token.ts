import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const koyebToken: SecretRule = {
  id: 'secret/koyeb-token',
  title: 'A Koyeb API token is in the diff',
  provider: 'Koyeb',
  keywords: ['koyeb'],
  pattern: assigned('koyeb', /[a-z0-9]{64}/),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.koyeb.com/user/settings/api'),
  source: ['Koyeb: API'],
};
