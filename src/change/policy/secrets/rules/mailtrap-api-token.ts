import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mailtrapApiToken: SecretRule = {
  id: 'secret/mailtrap-api-token',
  title: 'A Mailtrap API token is in the diff',
  provider: 'Mailtrap',
  keywords: ['mailtrap'],
  pattern: assigned('mailtrap', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Mailtrap under Settings > API Tokens and issue a new one.',
  source: ['https://docs.mailtrap.io'],
};
