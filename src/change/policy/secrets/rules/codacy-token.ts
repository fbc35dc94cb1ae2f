import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const codacyToken: SecretRule = {
  id: 'secret/codacy-token',
  title: 'A Codacy token is in the diff',
  provider: 'Codacy',
  keywords: ['codacy'],
  pattern: assigned('codacy', /(?:[a-f0-9]{32}|[A-Za-z0-9]{20})/),
  longest: longestAssigned + 32,
  entropy: 3,
  remedy: revokeAt('app.codacy.com > Settings > Integrations'),
  source: ['Codacy: API tokens'],
};
