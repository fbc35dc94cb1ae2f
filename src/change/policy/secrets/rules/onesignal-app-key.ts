import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const onesignalAppKey: SecretRule = {
  id: 'secret/onesignal-app-key',
  title: 'A OneSignal app API key is in the diff',
  provider: 'OneSignal',
  keywords: ['os_v2_app_'],
  pattern: freeStanding(/os_v2_app_[a-z0-9]{90,110}/),
  longest: 120,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in OneSignal under App Settings > Keys & IDs and issue a new one.',
  source: ['OneSignal Docs: Keys and IDs'],
};
