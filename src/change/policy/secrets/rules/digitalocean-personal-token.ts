import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const digitaloceanPersonalToken: SecretRule = {
  id: 'secret/digitalocean-personal-token',
  title: 'A DigitalOcean personal access token is in the diff',
  provider: 'DigitalOcean',
  keywords: ['dop_v1_'],
  pattern: freeStanding(/dop_v1_[a-f0-9]{64}/),
  longest: 71,
  entropy: 2.75,
  remedy: revokeAt('cloud.digitalocean.com/account/api/tokens'),
  source: ['DigitalOcean: Create a personal access token'],
};
