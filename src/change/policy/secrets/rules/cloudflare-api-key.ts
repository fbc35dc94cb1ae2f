import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareApiKey: SecretRule = {
  id: 'secret/cloudflare-api-key',
  title: 'A Cloudflare Global API Key of the old form is in the diff',
  provider: 'Cloudflare',
  keywords: ['cloudflare', 'cf_api', 'cf-api', 'cf.api', 'cfapi', 'x-auth-key'],
  pattern: assigned('cloudflare|(?<![a-z])cf|x-auth', /[a-f0-9]{37}/),
  longest: longestAssigned + 37,
  entropy: 2.75,
  remedy: revokeAt('dash.cloudflare.com/profile/api-tokens'),
  source: ['Cloudflare: Get Global API Key'],
};
