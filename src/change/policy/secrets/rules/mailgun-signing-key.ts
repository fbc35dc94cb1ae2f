import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mailgunSigningKey: SecretRule = {
  id: 'secret/mailgun-signing-key',
  title: 'A Mailgun webhook signing key is in the diff',
  provider: 'Mailgun',
  keywords: ['mailgun'],
  pattern: assigned('mailgun', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Mailgun under Sending > Webhooks > HTTP webhook signing key and issue a new one.',
  source: ['Mailgun Docs: Securing webhooks'],
};
