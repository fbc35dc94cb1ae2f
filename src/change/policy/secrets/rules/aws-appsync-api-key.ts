import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsAppsyncApiKey: SecretRule = {
  id: 'secret/aws-appsync-api-key',
  title: 'An AWS AppSync API key is in the diff',
  provider: 'AWS AppSync',
  keywords: ['da2-'],
  pattern: freeStanding(/da2-[a-z0-9]{26}/),
  longest: 30,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('the AppSync console > Settings > API keys'),
  source: ['AWS AppSync: API_KEY authorization'],
};
