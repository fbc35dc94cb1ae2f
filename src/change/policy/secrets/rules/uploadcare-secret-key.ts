import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const uploadcareSecretKey: SecretRule = {
  id: 'secret/uploadcare-secret-key',
  title: 'An Uploadcare secret key is in the diff',
  provider: 'Uploadcare',
  keywords: ['uploadcare'],
  pattern: assigned('uploadcare', /[0-9a-f]{20}/i, 'secret'),
  longest: longestAssigned + 20,
  entropy: 2.4,
  remedy: 'Revoke it in the Uploadcare Dashboard under API keys and issue a new one.',
  source: ['Uploadcare Docs: API keys'],
};
