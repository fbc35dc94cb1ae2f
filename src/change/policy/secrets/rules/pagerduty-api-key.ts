import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pagerdutyApiKey: SecretRule = {
  id: 'secret/pagerduty-api-key',
  title: 'A PagerDuty API key is in the diff',
  provider: 'PagerDuty',
  keywords: ['pagerduty', 'pager_duty', 'pager-duty', 'pd_api', 'pd_token'],
  pattern: assigned('pager_?-?duty|pd_(?=api|token)', /[A-Za-z0-9+_-]{20}/i),
  longest: longestAssigned + 20,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in PagerDuty under Integrations > API Access Keys and issue a new one.',
  source: ['PagerDuty Support: API access keys'],
};
