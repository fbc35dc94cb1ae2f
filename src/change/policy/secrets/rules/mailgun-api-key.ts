import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mailgunApiKey: SecretRule = {
  id: 'secret/mailgun-api-key',
  title: 'A Mailgun API key is in the diff',
  provider: 'Mailgun',
  keywords: ['mailgun', 'mg_'],
  pattern: freeStanding(/[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}/),
  longest: 50,
  near: 200,
  entropy: 2.8,
  remedy: 'Revoke it in Mailgun under Account > API security and issue a new one.',
  source: ['Mailgun Docs: API keys'],
};
