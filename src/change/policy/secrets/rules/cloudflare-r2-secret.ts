import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareR2Secret: SecretRule = {
  id: 'secret/cloudflare-r2-secret',
  title: 'A Cloudflare R2 secret access key is in the diff',
  provider: 'Cloudflare R2',
  keywords: [
    'cloudflare',
    'r2_secret',
    'r2-secret',
    'r2.secret',
    'r2secret',
    'r2_access',
    'r2-access',
    'r2.access',
    'r2access',
  ],
  pattern: assigned('cloudflare|(?<![a-z])r2', /[a-f0-9]{64}/),
  longest: longestAssigned + 64,
  entropy: 2.75,
  remedy: revokeAt('dash.cloudflare.com > R2 > Manage API tokens'),
  source: ['Cloudflare R2: Authentication'],
};
