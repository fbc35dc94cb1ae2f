import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sanityApiToken: SecretRule = {
  id: 'secret/sanity-api-token',
  title: 'A Sanity API token is in the diff',
  provider: 'Sanity',
  keywords: ['sanity'],
  pattern: assigned('sanity', /sk[A-Za-z0-9]{76,180}/i),
  longest: longestAssigned + 182,
  entropy: 2.8,
  remedy: 'Revoke it in Sanity Manage under API > Tokens and issue a new one.',
  source: ['Sanity Docs: Authentication'],
};
