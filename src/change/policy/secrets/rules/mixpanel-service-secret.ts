import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mixpanelServiceSecret: SecretRule = {
  id: 'secret/mixpanel-service-secret',
  title: 'A Mixpanel service account secret is in the diff',
  provider: 'Mixpanel',
  keywords: ['mixpanel'],
  pattern: assigned('mixpanel', /[A-Za-z0-9]{32}/i, 'secret'),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Mixpanel under Organization settings > Service accounts and issue a new one.',
  source: ['Mixpanel Docs: Service accounts'],
};
