import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const deeplApiKey: SecretRule = {
  id: 'secret/deepl-api-key',
  title: 'A DeepL API key is in the diff',
  provider: 'DeepL',
  keywords: [':fx'],
  pattern: freeStanding(/[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}:fx/),
  longest: 39,
  entropy: 2.75,
  remedy: revokeAt('deepl.com/your-account/keys'),
  source: ['DeepL API: Authentication'],
};
