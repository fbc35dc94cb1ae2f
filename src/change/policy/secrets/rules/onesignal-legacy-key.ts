import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const onesignalLegacyKey: SecretRule = {
  id: 'secret/onesignal-legacy-key',
  title: 'A OneSignal REST API key is in the diff',
  provider: 'OneSignal',
  keywords: ['onesignal', 'one_signal', 'one-signal'],
  pattern: assigned('one_?-?signal', /[A-Za-z0-9]{48}|[A-Za-z0-9+/]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in OneSignal under App Settings > Keys & IDs and issue a new one.',
  source: ['OneSignal Docs: Keys and IDs'],
};
