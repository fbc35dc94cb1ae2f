import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const confluentCloudSecret: SecretRule = {
  id: 'secret/confluent-cloud-secret',
  title: 'A Confluent Cloud API secret is in the diff',
  provider: 'Confluent Cloud',
  keywords: ['cflt'],
  pattern: freeStanding(/cflt[A-Za-z0-9+/]{60}/, 'base64'),
  longest: 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('confluent.cloud > API keys'),
  source: ['Confluent Cloud: Manage API keys'],
};
