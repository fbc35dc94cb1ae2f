import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const brevoApiKey: SecretRule = {
  id: 'secret/brevo-api-key',
  title: 'A Brevo API key is in the diff',
  provider: 'Brevo',
  keywords: ['xkeysib-'],
  pattern: freeStanding(/xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}/),
  longest: 89,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.brevo.com/settings/keys/api'),
  source: ['Brevo: API keys'],
};
