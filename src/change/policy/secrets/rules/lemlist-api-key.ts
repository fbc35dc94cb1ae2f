import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lemlistApiKey: SecretRule = {
  id: 'secret/lemlist-api-key',
  title: 'A lemlist API key is in the diff',
  provider: 'lemlist',
  keywords: ['lemlist'],
  pattern: assigned('lemlist', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in lemlist under Settings > Integrations > API and issue a new one.',
  source: ['https://developer.lemlist.com'],
};
