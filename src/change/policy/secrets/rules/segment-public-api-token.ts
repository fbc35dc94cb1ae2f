import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const segmentPublicApiToken: SecretRule = {
  id: 'secret/segment-public-api-token',
  title: 'A Segment public API token is in the diff',
  provider: 'Segment',
  keywords: ['sgp_'],
  pattern: freeStanding(/sgp_[A-Za-z0-9]{64}/),
  longest: 68,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Segment under Settings > Access Management > Tokens and issue a new one.',
  source: ['Segment Docs: Public API'],
};
