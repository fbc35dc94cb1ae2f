import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const linkedinPrimarySecret: SecretRule = {
  id: 'secret/linkedin-primary-secret',
  title: 'A LinkedIn primary client secret is in the diff',
  provider: 'LinkedIn',
  keywords: ['wpl_ap'],
  pattern: freeStanding(/WPL_AP\d\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6}==/),
  longest: 33,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the LinkedIn Developer Portal under your app > Auth and issue a new one.',
  source: ['LinkedIn Developers: Authorization code flow'],
};
