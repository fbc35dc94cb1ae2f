import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const instagramAccessToken: SecretRule = {
  id: 'secret/instagram-access-token',
  title: 'An Instagram access token is in the diff',
  provider: 'Instagram',
  keywords: ['igqvj', 'igqwr', 'igaa'],
  pattern: freeStanding(/IG(?:QVJ|QWR|AA)[A-Za-z0-9_-]{100,300}/),
  longest: 305,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('instagram.com > Settings > Apps and websites'),
  source: ['Instagram Platform: Access tokens'],
};
