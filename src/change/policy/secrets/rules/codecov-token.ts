import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const codecovToken: SecretRule = {
  id: 'secret/codecov-token',
  title: 'A Codecov upload token is in the diff',
  provider: 'Codecov',
  keywords: ['codecov'],
  pattern: assigned('codecov', /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('app.codecov.io > Settings > Regenerate'),
  source: ['Codecov: Tokens'],
};
