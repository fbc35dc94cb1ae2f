import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const aivenServicePassword: SecretRule = {
  id: 'secret/aiven-service-password',
  title: 'An Aiven service password is in the diff',
  provider: 'Aiven',
  keywords: ['avns_'],
  pattern: freeStanding(/AVNS_[A-Za-z0-9_-]{16,24}/),
  longest: 29,
  entropy: 3,
  remedy: revokeAt('console.aiven.io > Service > Users > Reset password'),
  source: ['Aiven: Service users'],
};
