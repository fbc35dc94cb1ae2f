import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lemlistApiKey: SecretRule = {
  id: 'secret/lemlist-api-key',
  title: 'A lemlist API key is in the diff',
  provider: 'lemlist',
  keywords: ['lemlist'],
  pattern: namedValue('lemlist', /[0-9a-f]{32}/),
  longest: beforeValue + 32,
  entropy: 2.8,
  remedy: 'Revoke it in lemlist under Settings > Integrations > API and issue a new one.',
  source: ['https://developer.lemlist.com'],
};
