import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const webflowApiToken: SecretRule = {
  id: 'secret/webflow-api-token',
  title: 'A Webflow API token is in the diff',
  provider: 'Webflow',
  keywords: ['webflow'],
  pattern: assigned('webflow', /(?:ws-)?[0-9a-f]{64}/i),
  longest: longestAssigned + 67,
  entropy: 2.8,
  remedy: 'Revoke it in Webflow under Site settings > Apps & integrations and issue a new one.',
  source: ['Webflow Developers: Site tokens'],
};
