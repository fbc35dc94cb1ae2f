import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mailchimpApiKey: SecretRule = {
  id: 'secret/mailchimp-api-key',
  title: 'A Mailchimp API key is in the diff',
  provider: 'Mailchimp',
  keywords: ['-us'],
  pattern: freeStanding(/[0-9a-f]{32}-us\d{1,2}/),
  longest: 37,
  entropy: 2.8,
  remedy: 'Revoke it in Mailchimp under Account > Extras > API keys and issue a new one.',
  source: ['Mailchimp Marketing API: Quick start'],
};
