import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const serpapiKey: SecretRule = {
  id: 'secret/serpapi-key',
  title: 'A SerpApi key is in the diff',
  provider: 'SerpApi',
  keywords: ['serpapi', 'serp_api', 'serp-api'],
  pattern: assigned('serp_?-?api', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in SerpApi under Your Account > API Key and issue a new one.',
  source: ['SerpApi: Account API'],
};
