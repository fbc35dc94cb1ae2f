import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const phonepeSaltKey: SecretRule = {
  id: 'secret/phonepe-salt-key',
  title: 'A PhonePe salt key is in the diff',
  provider: 'PhonePe',
  keywords: ['phonepe', 'phone_pe'],
  pattern: assigned('phone_?-?pe', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in the PhonePe Business Dashboard under Developer Settings and issue a new one.',
  source: ['PhonePe Developers: Standard checkout'],
};
