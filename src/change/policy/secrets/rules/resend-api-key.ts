import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const resendApiKey: SecretRule = {
  id: 'secret/resend-api-key',
  title: 'A Resend API key is in the diff',
  provider: 'Resend',
  keywords: ['re_'],
  pattern: freeStanding(/re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,28}|re_[A-Za-z0-9]{32}/),
  longest: 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Resend under API Keys and issue a new one.',
  source: ['Resend Docs: API keys'],
};
