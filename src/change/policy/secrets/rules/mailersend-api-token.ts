import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mailersendApiToken: SecretRule = {
  id: 'secret/mailersend-api-token',
  title: 'A MailerSend API token is in the diff',
  provider: 'MailerSend',
  keywords: ['mlsn.'],
  pattern: freeStanding(/mlsn\.[0-9a-f]{64}/),
  longest: 69,
  entropy: 2.8,
  remedy: 'Revoke it in MailerSend under Integrations > API tokens and issue a new one.',
  source: ['https://developers.mailersend.com'],
};
