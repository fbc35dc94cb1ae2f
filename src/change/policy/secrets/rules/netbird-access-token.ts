import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const netbirdAccessToken: SecretRule = {
  id: 'secret/netbird-access-token',
  title: 'A NetBird personal access token is in the diff',
  provider: 'NetBird',
  keywords: ['nbp_'],
  pattern: freeStanding(/nbp_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in NetBird under Settings > Personal access tokens and issue a new one.',
  source: ['NetBird Docs: Authentication'],
};
