import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mixpanelServiceSecret: SecretRule = {
  id: 'secret/mixpanel-service-secret',
  title: 'A Mixpanel service account secret is in the diff',
  provider: 'Mixpanel',
  keywords: ['mixpanel'],
  pattern: namedValue('mixpanel', /[A-Za-z0-9]{32}/, 'secret'),
  longest: beforeValue + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Mixpanel under Organization settings > Service accounts and issue a new one.',
  source: ['Mixpanel Docs: Service accounts'],
};
