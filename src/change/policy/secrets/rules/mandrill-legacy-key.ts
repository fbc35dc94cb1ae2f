import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mandrillLegacyKey: SecretRule = {
  id: 'secret/mandrill-legacy-key',
  title: 'A Mailchimp Transactional API key is in the diff',
  provider: 'Mailchimp Transactional',
  keywords: ['mandrill'],
  pattern: assigned('mandrill', /[A-Za-z0-9_-]{22}/i),
  longest: longestAssigned + 22,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Mandrill under Settings > API Keys and issue a new one.',
  source: ['Mailchimp Transactional API: API keys'],
};
