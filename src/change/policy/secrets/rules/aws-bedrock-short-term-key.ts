import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsBedrockShortTermKey: SecretRule = {
  id: 'secret/aws-bedrock-short-term-key',
  title: 'An Amazon Bedrock short-term API key is in the diff',
  provider: 'Amazon Bedrock',
  keywords: ['bedrock-api-key-'],
  pattern: freeStanding(/bedrock-api-key-[A-Za-z0-9+/]{60,1500}={0,2}/, 'base64'),
  longest: 1518,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('the IAM console, by removing the permissions of the role that issued it'),
  source: ['Amazon Bedrock: Short-term API keys'],
};
