import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sendgridApiKey: SecretRule = {
  id: 'secret/sendgrid-api-key',
  title: 'A SendGrid API key is in the diff',
  provider: 'SendGrid',
  keywords: ['sg.'],
  pattern: freeStanding(/SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/),
  longest: 69,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in SendGrid under Settings > API Keys and issue a new one.',
  source: ['SendGrid Docs: API keys'],
};
