import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const baiduSecretKey: SecretRule = {
  id: 'secret/baidu-secret-key',
  title: 'A Baidu secret key is in the diff',
  provider: 'Baidu',
  keywords: ['baidu', 'bce_'],
  pattern: assigned('baidu|\\bbce_|bdstatic', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Baidu AI Cloud console under Security > Access Key and issue a new one.',
  source: ['Baidu AI Cloud: Access keys'],
};
