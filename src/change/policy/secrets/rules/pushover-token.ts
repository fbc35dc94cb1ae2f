import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pushoverToken: SecretRule = {
  id: 'secret/pushover-token',
  title: 'A Pushover token is in the diff',
  provider: 'Pushover',
  keywords: ['pushover'],
  pattern: assigned('pushover', /[a-z0-9]{30}/i),
  longest: longestAssigned + 30,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Pushover under Your Applications and issue a new one.',
  source: ['Pushover: Message API'],
};
