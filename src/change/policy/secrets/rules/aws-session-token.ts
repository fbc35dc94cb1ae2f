import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsSessionToken: SecretRule = {
  id: 'secret/aws-session-token',
  title: 'An AWS session token is in the diff',
  provider: 'AWS',
  keywords: ['iqojb3jpz2lu', 'fwogzxivyxdz', 'fqogzxivyxdz', 'fqodyxdz'],
  pattern: freeStanding(
    /(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|FQoDYXdz)[A-Za-z0-9+/]{80,2000}={0,2}/,
    'base64',
  ),
  longest: 2014,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('the IAM console > Roles > Revoke active sessions'),
  source: ['AWS STS: Temporary security credentials'],
};
