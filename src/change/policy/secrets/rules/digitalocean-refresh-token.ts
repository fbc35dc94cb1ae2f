import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const digitaloceanRefreshToken: SecretRule = {
  id: 'secret/digitalocean-refresh-token',
  title: 'A DigitalOcean refresh token is in the diff',
  provider: 'DigitalOcean',
  keywords: ['dor_v1_'],
  pattern: freeStanding(/dor_v1_[a-f0-9]{64}/),
  longest: 71,
  entropy: 2.75,
  remedy: revokeAt('cloud.digitalocean.com/account/api/access'),
  source: ['DigitalOcean: OAuth API'],
};
