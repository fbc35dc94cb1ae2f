import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const duffelLiveToken: SecretRule = {
  id: 'secret/duffel-live-token',
  title: 'A Duffel live access token is in the diff',
  provider: 'Duffel',
  keywords: ['duffel_live_'],
  pattern: freeStanding(/duffel_live_[A-Za-z0-9_-]{43}/),
  longest: 55,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.duffel.com > Developers > Access tokens'),
  source: ['Duffel: Making requests'],
};
