import type { SecretRule } from '../secret-rule.ts';

// The row of the letter A that all begin with is left out of the secret: it would look like a placeholder.
export const twitterBearerToken: SecretRule = {
  id: 'secret/twitter-bearer-token',
  title: 'An X bearer token is in the diff',
  provider: 'X',
  keywords: ['aaaaaaaaaaaaaaaaaa'],
  pattern: /(?<![A-Za-z0-9_-])A{18,24}(?<secret>[B-Za-z0-9][A-Za-z0-9%]{60,110})(?![A-Za-z0-9_-])/,
  longest: 135,
  entropy: 4,
  remedy: 'Regenerate it in the X Developer Portal under Keys and tokens.',
  source: ['X Developers: OAuth 2.0 bearer token'],
};
