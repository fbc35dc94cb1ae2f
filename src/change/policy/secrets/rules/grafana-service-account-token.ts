import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const grafanaServiceAccountToken: SecretRule = {
  id: 'secret/grafana-service-account-token',
  title: 'A Grafana service account token is in the diff',
  provider: 'Grafana',
  keywords: ['glsa_'],
  pattern: freeStanding(/glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}/),
  longest: 46,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Grafana > Administration > Service accounts'),
  source: ['Grafana: Service accounts'],
};
