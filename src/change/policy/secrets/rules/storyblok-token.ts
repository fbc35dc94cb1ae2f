import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const storyblokToken: SecretRule = {
  id: 'secret/storyblok-token',
  title: 'A Storyblok personal access token is in the diff',
  provider: 'Storyblok',
  keywords: ['storyblok'],
  pattern: assigned('storyblok', /[A-Za-z0-9]{22}(?:tt)?-\d{4,8}-[A-Za-z0-9_-]{18,22}/i),
  longest: longestAssigned + 56,
  entropy: 2.8,
  remedy: 'Revoke it in Storyblok under My account > Account settings and issue a new one.',
  source: ['Storyblok Docs: Personal access tokens'],
};
