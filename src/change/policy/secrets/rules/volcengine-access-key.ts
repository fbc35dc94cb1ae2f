import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const volcengineAccessKey: SecretRule = {
  id: 'secret/volcengine-access-key',
  title: 'A Volcengine access key id is in the diff',
  provider: 'Volcengine',
  keywords: ['aklt'],
  pattern: freeStanding(/AKLT[A-Za-z0-9+/_-]{36,60}={0,2}/),
  longest: 66,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Volcengine console under Access Control > API Keys and issue a new one.',
  source: ['Volcengine: Access keys'],
};
