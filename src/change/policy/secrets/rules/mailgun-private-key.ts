import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mailgunPrivateKey: SecretRule = {
  id: 'secret/mailgun-private-key',
  title: 'A Mailgun private API key is in the diff',
  provider: 'Mailgun',
  keywords: ['key-'],
  pattern: freeStanding(/key-[0-9a-f]{32}/),
  longest: 36,
  entropy: 2.8,
  remedy: 'Revoke it in Mailgun under Account > API security and issue a new one.',
  source: ['Mailgun Docs: API keys'],
};
