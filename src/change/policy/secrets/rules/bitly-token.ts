import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bitlyToken: SecretRule = {
  id: 'secret/bitly-token',
  title: 'A Bitly access token is in the diff',
  provider: 'Bitly',
  keywords: ['bitly', 'bit.ly'],
  pattern: assigned(String.raw`bitly|bit\.ly`, /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('app.bitly.com/settings/api'),
  source: ['Bitly: Authentication'],
};
