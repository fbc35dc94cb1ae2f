import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const fullstoryApiKey: SecretRule = {
  id: 'secret/fullstory-api-key',
  title: 'A FullStory API key is in the diff',
  provider: 'FullStory',
  keywords: ['fullstory'],
  pattern: assigned('fullstory', /(?:na1\.|eu1\.)[A-Za-z0-9+/]{40,120}={0,2}/),
  longest: longestAssigned + 126,
  entropy: 3.3,
  remedy: revokeAt('app.fullstory.com > Settings > Integrations > API keys'),
  source: ['FullStory: API authentication'],
};
