import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tigrisSecretKey: SecretRule = {
  id: 'secret/tigris-secret-key',
  title: 'A Tigris secret access key is in the diff',
  provider: 'Tigris',
  keywords: ['tsec_'],
  pattern: freeStanding(/tsec_[A-Za-z0-9_+/-]{40,80}/),
  longest: 85,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Tigris console under Access Keys and issue a new one.',
  source: ['Tigris Docs: Create an access key'],
};
