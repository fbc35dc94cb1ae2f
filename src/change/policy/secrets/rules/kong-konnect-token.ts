import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const kongKonnectToken: SecretRule = {
  id: 'secret/kong-konnect-token',
  title: 'A Kong Konnect access token is in the diff',
  provider: 'Kong Konnect',
  keywords: ['kpat_', 'spat_'],
  pattern: freeStanding(/(?:kpat|spat)_[A-Za-z0-9]{40,64}/),
  longest: 69,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('cloud.konghq.com > Personal access tokens'),
  source: ['Kong Konnect: API access'],
};
