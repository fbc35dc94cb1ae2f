import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const grafanaApiKey: SecretRule = {
  id: 'secret/grafana-api-key',
  title: 'A Grafana API key is in the diff',
  provider: 'Grafana',
  keywords: ['eyjrijoi'],
  pattern: freeStanding(/eyJrIjoi[A-Za-z0-9+/_-]{60,400}={0,2}/, 'base64'),
  longest: 410,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Grafana > Administration > API keys'),
  source: ['Grafana: API keys'],
};
