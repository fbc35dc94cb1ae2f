import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareOriginCaKey: SecretRule = {
  id: 'secret/cloudflare-origin-ca-key',
  title: 'A Cloudflare Origin CA key is in the diff',
  provider: 'Cloudflare',
  keywords: ['v1.0-'],
  pattern: freeStanding(/v1\.0-[a-f0-9]{24}-[a-f0-9]{146}/),
  longest: 176,
  entropy: 2.75,
  remedy: revokeAt('dash.cloudflare.com/profile/api-tokens'),
  source: ['Cloudflare: Get Origin CA keys'],
};
