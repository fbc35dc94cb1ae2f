import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mailjetApiKey: SecretRule = {
  id: 'secret/mailjet-api-key',
  title: 'A Mailjet API key is in the diff',
  provider: 'Mailjet',
  keywords: ['mailjet', 'mj_apikey'],
  pattern: assigned('mailjet|mj_apikey', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Mailjet under Account settings > API key management and issue a new one.',
  source: ['https://dev.mailjet.com'],
};
