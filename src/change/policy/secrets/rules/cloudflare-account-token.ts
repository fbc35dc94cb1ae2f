import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareAccountToken: SecretRule = {
  id: 'secret/cloudflare-account-token',
  title: 'A Cloudflare account API token is in the diff',
  provider: 'Cloudflare',
  keywords: ['cfat_'],
  pattern: freeStanding(/cfat_[A-Za-z0-9]{40}[a-f0-9]{8}/),
  longest: 53,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dash.cloudflare.com > Manage Account > Account API Tokens'),
  source: ['Cloudflare: Token formats'],
};
