import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const linkedinClientSecret: SecretRule = {
  id: 'secret/linkedin-client-secret',
  title: 'A LinkedIn client secret is in the diff',
  provider: 'LinkedIn',
  keywords: ['linkedin', 'linked_in', 'linked-in'],
  pattern: assigned('linked_?-?in', /[A-Za-z0-9]{16}|WPL_AP\d\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6}==/i),
  longest: longestAssigned + 33,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the LinkedIn Developer Portal under your app > Auth and issue a new one.',
  source: ['LinkedIn Developers: Authorization code flow'],
};
