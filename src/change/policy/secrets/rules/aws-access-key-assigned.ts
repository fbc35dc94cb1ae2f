import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsAccessKeyAssigned: SecretRule = {
  id: 'secret/aws-access-key-assigned',
  title: 'An AWS access key ID is in the diff',
  provider: 'AWS',
  keywords: ['aws', 'amazon', 'access_key', 'access-key', 'access.key', 'accesskey'],
  pattern: assigned('aws|amazon|access[_-]?key', /(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/, 'key(?:[_-]?id)?|id'),
  longest: longestAssigned + 20,
  entropy: 3,
  remedy: revokeAt('the IAM console > Users > Security credentials > Access keys'),
  source: ['IAM: Manage access keys'],
};
