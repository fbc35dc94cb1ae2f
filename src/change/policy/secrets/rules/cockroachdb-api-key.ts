import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cockroachdbApiKey: SecretRule = {
  id: 'secret/cockroachdb-api-key',
  title: 'A CockroachDB Cloud API key is in the diff',
  provider: 'CockroachDB Cloud',
  keywords: ['ccdb1_'],
  pattern: freeStanding(/CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}/),
  longest: 69,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('cockroachlabs.cloud > Access Management > Service Accounts'),
  source: ['CockroachDB Cloud: API access'],
};
