import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const flickrSecret: SecretRule = {
  id: 'secret/flickr-secret',
  title: 'A Flickr key or secret is in the diff',
  provider: 'Flickr',
  keywords: ['flickr'],
  pattern: assigned('flickr', /(?:[a-f0-9]{32}|[a-f0-9]{16})/),
  longest: longestAssigned + 32,
  entropy: 2.2,
  remedy: revokeAt('flickr.com/services/apps'),
  source: ['Flickr: API keys'],
};
