import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const grafanaCloudToken: SecretRule = {
  id: 'secret/grafana-cloud-token',
  title: 'A Grafana Cloud access policy token is in the diff',
  provider: 'Grafana Cloud',
  keywords: ['glc_'],
  pattern: freeStanding(/glc_[A-Za-z0-9+/_-]{32,400}={0,2}/, 'base64'),
  longest: 406,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('grafana.com > Access Policies'),
  source: ['Grafana Cloud: Access policies'],
};
