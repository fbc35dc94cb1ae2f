import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tiktokClientSecret: SecretRule = {
  id: 'secret/tiktok-client-secret',
  title: 'A TikTok client secret is in the diff',
  provider: 'TikTok',
  keywords: ['tiktok', 'tik_tok'],
  pattern: assigned('tik_?-?tok', /[0-9a-f]{32,40}|[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in TikTok for Developers under Manage apps and issue a new one.',
  source: ['TikTok for Developers: Register your app'],
};
