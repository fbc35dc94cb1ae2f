import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const onesignalOrganizationKey: SecretRule = {
  id: 'secret/onesignal-organization-key',
  title: 'A OneSignal organization API key is in the diff',
  provider: 'OneSignal',
  keywords: ['os_v2_org_'],
  pattern: freeStanding(/os_v2_org_[a-z0-9]{90,110}/),
  longest: 120,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in OneSignal under Organization > Keys & IDs and issue a new one.',
  source: ['OneSignal Docs: Keys and IDs'],
};
