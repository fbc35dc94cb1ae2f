import { assigned, longestAssigned } from '../assigned.ts';
import { isAwsSecret } from '../aws-secret.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsSecretAccessKey: SecretRule = {
  id: 'secret/aws-secret-access-key',
  title: 'An AWS secret access key is in the diff',
  provider: 'AWS',
  keywords: [
    's3_secret',
    's3-secret',
    's3.secret',
    's3secret',
    's3_access',
    's3-access',
    's3.access',
    's3access',
    'minio',
    'aws',
    'amazon',
    'akia',
    'asia',
    'secret_access',
    'secret-access',
    'secret.access',
    'secretaccess',
    'dynamo',
  ],
  pattern: assigned(
    'aws|amazon|dynamo|minio|bedrock|(?<![a-z])s3|(?:AKIA|ASIA)[A-Z2-7]{16}|secret[_-]?access',
    /[A-Za-z0-9+/]{40}/,
  ),
  longest: longestAssigned + 40,
  entropy: 3.3,
  valid: isAwsSecret,
  remedy: revokeAt('the IAM console > Users > Security credentials > Access keys'),
  source: ['IAM: Manage access keys'],
};
