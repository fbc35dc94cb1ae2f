import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mailerliteApiToken: SecretRule = {
  id: 'secret/mailerlite-api-token',
  title: 'A MailerLite API token is in the diff',
  provider: 'MailerLite',
  keywords: ['mailerlite', 'mailer_lite', 'mailer-lite'],
  pattern: assigned(
    'mailer_?-?lite',
    /eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{40,600}\.[A-Za-z0-9_-]{80,800}|[0-9a-f]{32}/i,
  ),
  longest: longestAssigned + 1605,
  entropy: 2.8,
  remedy: 'Revoke it in MailerLite under Integrations > API and issue a new one.',
  source: ['https://developers.mailerlite.com'],
};
