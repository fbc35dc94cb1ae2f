import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const maxmindLicenseKey: SecretRule = {
  id: 'secret/maxmind-license-key',
  title: 'A MaxMind license key is in the diff',
  provider: 'MaxMind',
  keywords: ['_mmk'],
  pattern: freeStanding(/[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/),
  longest: 40,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the MaxMind account portal under Manage license keys and issue a new one.',
  source: ['MaxMind: License keys'],
};
