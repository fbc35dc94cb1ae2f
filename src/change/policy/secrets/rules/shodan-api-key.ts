import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const shodanApiKey: SecretRule = {
  id: 'secret/shodan-api-key',
  title: 'A Shodan API key is in the diff',
  provider: 'Shodan',
  keywords: ['shodan'],
  pattern: assigned('shodan', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Shodan account page and issue a new one.',
  source: ['Shodan Developer: Authentication'],
};
