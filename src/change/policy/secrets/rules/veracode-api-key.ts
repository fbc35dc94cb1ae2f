import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const veracodeApiKey: SecretRule = {
  id: 'secret/veracode-api-key',
  title: 'A Veracode API credential is in the diff',
  provider: 'Veracode',
  keywords: ['vera0', 'vera1'],
  pattern: freeStanding(/vera\d{2}[a-z]{1,2}-[0-9a-f]{32,128}/),
  longest: 137,
  entropy: 2.8,
  remedy: 'Revoke it in the Veracode Platform under API Credentials and issue a new one.',
  source: ['Veracode Docs: API credentials'],
};
