import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mondayApiToken: SecretRule = {
  id: 'secret/monday-api-token',
  title: 'A monday.com API token is in the diff',
  provider: 'monday.com',
  keywords: ['monday.', 'monday_', 'monday-', 'mondayapi', 'mondaytoken'],
  pattern: assigned(
    'monday(?=[._-]?(?:com|api|token))',
    /eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{40,600}\.[A-Za-z0-9_-]{40,100}/i,
  ),
  longest: longestAssigned + 905,
  entropy: 2.8,
  remedy: 'Revoke it in monday.com under Administration > Connections > API and issue a new one.',
  source: ['monday.com: Authentication'],
};
