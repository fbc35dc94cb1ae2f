import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const authressAccessKey: SecretRule = {
  id: 'secret/authress-access-key',
  title: 'An Authress service client access key is in the diff',
  provider: 'Authress',
  keywords: ['.acc_', '.acc-'],
  pattern: freeStanding(
    /(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc(?:_|-)[a-z0-9-]{10,32}\.[A-Za-z0-9+/=_-]{30,120}/,
    'base64',
  ),
  longest: 204,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('authress.io > Service clients'),
  source: ['Authress: Service clients'],
};
