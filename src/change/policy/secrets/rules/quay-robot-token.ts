import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const quayRobotToken: SecretRule = {
  id: 'secret/quay-robot-token',
  title: 'A Quay robot account token is in the diff',
  provider: 'Quay',
  keywords: ['quay.', 'quay_', 'quay-'],
  pattern: assigned('quay(?=[._-])', /[A-Z0-9]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Quay under Robot Accounts and issue a new one.',
  source: ['Red Hat Quay: Robot accounts'],
};
