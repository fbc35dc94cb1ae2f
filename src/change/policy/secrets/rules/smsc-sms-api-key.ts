import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const smscSmsApiKey: SecretRule = {
  id: 'secret/smsc-sms-api-key',
  title: 'An SMS.ru API key is in the diff',
  provider: 'SMS.ru',
  keywords: ['smsru', 'sms_ru', 'sms.ru', 'sms-ru'],
  pattern: assigned('sms[._-]?ru', /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in SMS.ru under API and issue a new one.',
  source: ['SMS.ru: API'],
};
