import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tencentSecretId: SecretRule = {
  id: 'secret/tencent-secret-id',
  title: 'A Tencent Cloud secret id is in the diff',
  provider: 'Tencent Cloud',
  keywords: ['akid'],
  pattern: freeStanding(/AKID[A-Za-z0-9]{32}/),
  longest: 36,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Tencent Cloud console under CAM > API Keys and issue a new one.',
  source: ['Tencent Cloud: Access keys'],
};
