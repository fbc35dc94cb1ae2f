import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const deeplProKey: SecretRule = {
  id: 'secret/deepl-pro-key',
  title: 'A DeepL API key is in the diff',
  provider: 'DeepL',
  keywords: ['deepl'],
  pattern: assigned('deepl', /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('deepl.com/your-account/keys'),
  source: ['DeepL API: Authentication'],
};
