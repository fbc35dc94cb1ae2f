import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const influxdbToken: SecretRule = {
  id: 'secret/influxdb-token',
  title: 'An InfluxDB API token is in the diff',
  provider: 'InfluxDB',
  keywords: ['influx'],
  pattern: assigned('influx', /[A-Za-z0-9_-]{86}==/),
  longest: longestAssigned + 88,
  entropy: 3.3,
  remedy: revokeAt('InfluxDB > Load Data > API Tokens'),
  source: ['InfluxDB: Manage API tokens'],
};
