import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tencentSecretKey: SecretRule = {
  id: 'secret/tencent-secret-key',
  title: 'A Tencent Cloud secret key is in the diff',
  provider: 'Tencent Cloud',
  keywords: ['tencent', 'qcloud', 'cos_', 'akid'],
  pattern: assigned('tencent|qcloud|\\bcos_|AKID[A-Za-z0-9]{32}', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Tencent Cloud console under CAM > API Keys and issue a new one.',
  source: ['Tencent Cloud: Access keys'],
};
