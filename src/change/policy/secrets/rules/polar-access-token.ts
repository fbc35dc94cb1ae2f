import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const polarAccessToken: SecretRule = {
  id: 'secret/polar-access-token',
  title: 'A Polar access token is in the diff',
  provider: 'Polar',
  keywords: ['polar_'],
  pattern: freeStanding(/polar_(?:oat|pat|at_[a-z]|rt_[a-z]|cs|whs|cst)_[A-Za-z0-9_-]{32,64}/),
  longest: 75,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Polar under Settings > Access tokens and issue a new one.',
  source: ['Polar Docs: Organization access tokens'],
};
