import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const uploadcareSecretKey: SecretRule = {
  id: 'secret/uploadcare-secret-key',
  title: 'An Uploadcare secret key is in the diff',
  provider: 'Uploadcare',
  keywords: ['uploadcare'],
  pattern: namedValue('uploadcare', /[0-9a-f]{20}/, 'secret'),
  longest: beforeValue + 20,
  entropy: 2.4,
  remedy: 'Revoke it in the Uploadcare Dashboard under API keys and issue a new one.',
  source: ['Uploadcare Docs: API keys'],
};
