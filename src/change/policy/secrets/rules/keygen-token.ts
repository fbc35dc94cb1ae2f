import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const keygenToken: SecretRule = {
  id: 'secret/keygen-token',
  title: 'A Keygen token is in the diff',
  provider: 'Keygen',
  keywords: ['admin-', 'prod-', 'user-', 'env-'],
  pattern: freeStanding(/(?:admin|prod|user|env)-[a-f0-9]{62,66}v\d/),
  longest: 74,
  entropy: 2.75,
  remedy: revokeAt('app.keygen.sh > Tokens'),
  source: ['Keygen: Tokens'],
};
