import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsAccessKeyId: SecretRule = {
  id: 'secret/aws-access-key-id',
  title: 'An AWS access key ID is in the diff',
  provider: 'AWS',
  keywords: ['akia', 'asia', 'abia', 'acca'],
  // What follows the prefix is the number of the account and what is random. Signed URLs name it, too.
  pattern: freeStanding(/(?<!Credential(?:=|%3D))(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/),
  longest: 20,
  entropy: 3,
  valid: (secret) => isDrawnByChance(secret.slice(4)),
  remedy: revokeAt('the IAM console > Users > Security credentials > Access keys (its secret goes with it)'),
  source: ['IAM: Unique identifiers and their prefixes'],
};
