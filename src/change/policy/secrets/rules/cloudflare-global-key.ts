import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareGlobalKey: SecretRule = {
  id: 'secret/cloudflare-global-key',
  title: 'A Cloudflare Global API Key is in the diff',
  provider: 'Cloudflare',
  keywords: ['cfk_'],
  pattern: freeStanding(/cfk_[A-Za-z0-9]{40}[a-f0-9]{8}/),
  longest: 52,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dash.cloudflare.com/profile/api-tokens'),
  source: ['Cloudflare: Token formats'],
};
