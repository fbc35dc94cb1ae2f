import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sendpulseApiSecret: SecretRule = {
  id: 'secret/sendpulse-api-secret',
  title: 'A SendPulse API secret is in the diff',
  provider: 'SendPulse',
  keywords: ['sendpulse', 'send_pulse'],
  pattern: assigned('send_?-?pulse', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in SendPulse under Account settings > API and issue a new one.',
  source: ['SendPulse: API'],
};
