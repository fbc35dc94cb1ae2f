import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const railwayToken: SecretRule = {
  id: 'secret/railway-token',
  title: 'A Railway token is in the diff',
  provider: 'Railway',
  keywords: ['railway'],
  pattern: assigned('railway', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Railway under Account Settings > Tokens and issue a new one.',
  source: ['Railway Docs: Public API tokens'],
};
