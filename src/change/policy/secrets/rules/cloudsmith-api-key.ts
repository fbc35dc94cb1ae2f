import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudsmithApiKey: SecretRule = {
  id: 'secret/cloudsmith-api-key',
  title: 'A Cloudsmith API key is in the diff',
  provider: 'Cloudsmith',
  keywords: ['cloudsmith'],
  pattern: assigned('cloudsmith', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('cloudsmith.io/user/settings/api'),
  source: ['Cloudsmith: API key'],
};
