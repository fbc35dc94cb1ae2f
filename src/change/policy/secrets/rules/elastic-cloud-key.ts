import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const elasticCloudKey: SecretRule = {
  id: 'secret/elastic-cloud-key',
  title: 'An Elastic Cloud API key is in the diff',
  provider: 'Elastic Cloud',
  keywords: ['essu_'],
  pattern: freeStanding(/essu_[A-Za-z0-9+/]{40,160}={0,2}/, 'base64'),
  longest: 167,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('cloud.elastic.co/account/keys'),
  source: ['Elastic Cloud: API keys'],
};
