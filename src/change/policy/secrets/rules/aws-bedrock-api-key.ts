import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsBedrockApiKey: SecretRule = {
  id: 'secret/aws-bedrock-api-key',
  title: 'An Amazon Bedrock API key is in the diff',
  provider: 'Amazon Bedrock',
  keywords: ['absk'],
  pattern: freeStanding(/ABSK[A-Za-z0-9+/]{40,280}={0,2}/, 'base64'),
  longest: 286,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('the IAM console > Users > Security credentials > API keys for Amazon Bedrock'),
  source: ['Amazon Bedrock: API keys'],
};
