import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareTurnstileSecret: SecretRule = {
  id: 'secret/cloudflare-turnstile-secret',
  title: 'A Cloudflare Turnstile secret key is in the diff',
  provider: 'Cloudflare Turnstile',
  keywords: ['0x4aaaa'],
  pattern: freeStanding(/0x4AAAA[A-Za-z0-9_-]{28}/),
  longest: 35,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dash.cloudflare.com > Turnstile > Settings > Rotate secret key'),
  source: ['Cloudflare Turnstile: Rotate secret key'],
};
