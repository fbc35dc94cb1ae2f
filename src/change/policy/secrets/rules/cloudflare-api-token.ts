import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareApiToken: SecretRule = {
  id: 'secret/cloudflare-api-token',
  title: 'A Cloudflare API token is in the diff',
  provider: 'Cloudflare',
  keywords: [
    'cloudflare',
    'cf_api',
    'cf-api',
    'cf.api',
    'cfapi',
    'cf_token',
    'cf-token',
    'cf.token',
    'cftoken',
    'cf_account',
    'cf-account',
    'cf.account',
    'cfaccount',
  ],
  pattern: assigned('cloudflare|(?<![a-z])cf', /[A-Za-z0-9_-]{40}/),
  longest: longestAssigned + 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dash.cloudflare.com/profile/api-tokens'),
  source: ['Cloudflare: Create API token'],
};
