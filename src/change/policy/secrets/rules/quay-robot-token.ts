import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const quayRobotToken: SecretRule = {
  id: 'secret/quay-robot-token',
  title: 'A Quay robot account token is in the diff',
  provider: 'Quay',
  keywords: ['quay.', 'quay_', 'quay-'],
  pattern: namedValue('quay(?=[._-])', /[A-Z0-9]{64}/),
  longest: beforeValue + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Quay under Robot Accounts and issue a new one.',
  source: ['Red Hat Quay: Robot accounts'],
};
