import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const clickhouseCloudSecret: SecretRule = {
  id: 'secret/clickhouse-cloud-secret',
  title: 'A ClickHouse Cloud API key secret is in the diff',
  provider: 'ClickHouse Cloud',
  keywords: ['4b1d'],
  pattern: freeStanding(/4b1d[A-Za-z0-9]{38}/),
  longest: 42,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.clickhouse.cloud > API Keys'),
  source: ['ClickHouse Cloud: Managing API keys'],
};
