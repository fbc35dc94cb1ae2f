import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const brevoSmtpKey: SecretRule = {
  id: 'secret/brevo-smtp-key',
  title: 'A Brevo SMTP key is in the diff',
  provider: 'Brevo',
  keywords: ['xsmtpsib-'],
  pattern: freeStanding(/xsmtpsib-[a-f0-9]{64}-[A-Za-z0-9]{16}/),
  longest: 90,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.brevo.com/settings/keys/smtp'),
  source: ['Brevo: SMTP relay'],
};
