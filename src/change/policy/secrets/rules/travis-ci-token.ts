import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const travisCiToken: SecretRule = {
  id: 'secret/travis-ci-token',
  title: 'A Travis CI API token is in the diff',
  provider: 'Travis CI',
  keywords: ['travis'],
  pattern: assigned(
    'travis(?=[._-]?(?:ci|api|token|org|com|auth|access))',
    /[A-Za-z0-9_-]{22}|[A-Za-z0-9_-]{20}/i,
  ),
  longest: longestAssigned + 22,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Travis CI under Settings, or with travis token --reset and issue a new one.',
  source: ['Travis CI Developer: Authentication'],
};
