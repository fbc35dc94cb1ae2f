import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareUserToken: SecretRule = {
  id: 'secret/cloudflare-user-token',
  title: 'A Cloudflare user API token is in the diff',
  provider: 'Cloudflare',
  keywords: ['cfut_'],
  pattern: freeStanding(/cfut_[A-Za-z0-9]{40}[a-f0-9]{8}/),
  longest: 53,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dash.cloudflare.com/profile/api-tokens'),
  source: ['Cloudflare: Token formats'],
};
