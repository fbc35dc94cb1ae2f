import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const larkAppSecret: SecretRule = {
  id: 'secret/lark-app-secret',
  title: 'A Lark app secret is in the diff',
  provider: 'Lark',
  keywords: ['lark_', 'lark-', 'larkapp', 'larkbot', 'feishu'],
  pattern: assigned('lark(?=[_-]?(?:app|bot|client))|feishu', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Lark Developer Console under Credentials & Basic Info and issue a new one.',
  source: ['Lark Open Platform: App credentials'],
};
