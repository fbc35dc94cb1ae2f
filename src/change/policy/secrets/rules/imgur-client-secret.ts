import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const imgurClientSecret: SecretRule = {
  id: 'secret/imgur-client-secret',
  title: 'An Imgur client secret is in the diff',
  provider: 'Imgur',
  keywords: ['imgur'],
  pattern: assigned('imgur', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('imgur.com/account/settings/apps'),
  source: ['Imgur: Registration'],
};
