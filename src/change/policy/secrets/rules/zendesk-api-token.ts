import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zendeskApiToken: SecretRule = {
  id: 'secret/zendesk-api-token',
  title: 'A Zendesk API token is in the diff',
  provider: 'Zendesk',
  keywords: ['zendesk'],
  pattern: assigned('zendesk', /[A-Za-z0-9]{40}|[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Zendesk under Admin Center > Apps and integrations > API and issue a new one.',
  source: ['Zendesk Developers: Security and authentication'],
};
