import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const baiduSecretKey: SecretRule = {
  id: 'secret/baidu-secret-key',
  title: 'A Baidu secret key is in the diff',
  provider: 'Baidu',
  keywords: ['baidu', 'bce_'],
  pattern: namedValue('baidu|\\bbce_|bdstatic', /[A-Za-z0-9]{32}/),
  longest: beforeValue + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Baidu AI Cloud console under Security > Access Key and issue a new one.',
  source: ['Baidu AI Cloud: Access keys'],
};
