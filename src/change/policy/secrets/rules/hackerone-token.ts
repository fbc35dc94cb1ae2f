import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hackeroneToken: SecretRule = {
  id: 'secret/hackerone-token',
  title: 'A HackerOne API token is in the diff',
  provider: 'HackerOne',
  keywords: ['hackerone', 'hacker_one', 'hacker-one', 'hacker.one'],
  pattern: assigned('hacker_?one', /[A-Za-z0-9+/]{43}=/),
  longest: longestAssigned + 44,
  entropy: 3.3,
  remedy: revokeAt('hackerone.com/settings/api_token'),
  source: ['HackerOne API: Authentication'],
};
