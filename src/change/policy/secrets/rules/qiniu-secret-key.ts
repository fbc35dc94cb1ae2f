import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const qiniuSecretKey: SecretRule = {
  id: 'secret/qiniu-secret-key',
  title: 'A Qiniu secret key is in the diff',
  provider: 'Qiniu',
  keywords: ['qiniu'],
  pattern: assigned('qiniu', /[A-Za-z0-9_-]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Qiniu portal under Key management and issue a new one.',
  source: ['Qiniu Cloud: Access keys'],
};
