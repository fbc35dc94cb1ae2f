import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const revaiAccessToken: SecretRule = {
  id: 'secret/revai-access-token',
  title: 'A Rev AI access token is in the diff',
  provider: 'Rev AI',
  keywords: ['revai', 'rev_ai', 'rev-ai', 'rev.ai'],
  pattern: assigned('rev_?-?\\.?ai', /02[A-Za-z0-9_-]{40,60}/i),
  longest: longestAssigned + 62,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Rev AI under Access Token and issue a new one.',
  source: ['https://docs.rev.ai'],
};
