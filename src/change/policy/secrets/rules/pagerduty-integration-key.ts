import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pagerdutyIntegrationKey: SecretRule = {
  id: 'secret/pagerduty-integration-key',
  title: 'A PagerDuty integration key is in the diff',
  provider: 'PagerDuty',
  keywords: ['pagerduty', 'pager_duty', 'pager-duty'],
  pattern: assigned('pager_?-?duty', /[0-9a-f]{32}|R[A-Z0-9]{31}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in PagerDuty under Services > Integrations and issue a new one.',
  source: ['PagerDuty Support: Services and integrations'],
};
