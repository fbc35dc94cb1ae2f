import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const ghostAdminKey: SecretRule = {
  id: 'secret/ghost-admin-key',
  title: 'A Ghost Admin API key is in the diff',
  provider: 'Ghost',
  keywords: ['ghost'],
  pattern: assigned('ghost', /[a-f0-9]{24}:[a-f0-9]{64}/),
  longest: longestAssigned + 89,
  entropy: 2.75,
  remedy: revokeAt("the site's /ghost/#/settings/integrations"),
  source: ['Ghost: Admin API'],
};
