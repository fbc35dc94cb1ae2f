import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mandrillApiKey: SecretRule = {
  id: 'secret/mandrill-api-key',
  title: 'A Mailchimp Transactional API key is in the diff',
  provider: 'Mailchimp Transactional',
  keywords: ['mandrill', 'md-'],
  pattern: freeStanding(/md-[A-Za-z0-9_-]{22}/),
  longest: 25,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Mandrill under Settings > API Keys and issue a new one.',
  source: ['Mailchimp Transactional API: API keys'],
};
