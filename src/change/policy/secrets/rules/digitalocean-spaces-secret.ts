import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const digitaloceanSpacesSecret: SecretRule = {
  id: 'secret/digitalocean-spaces-secret',
  title: 'A DigitalOcean Spaces secret key is in the diff',
  provider: 'DigitalOcean Spaces',
  keywords: ['spaces', 'digitalocean', 'do00'],
  pattern: assigned('spaces|digitalocean|DO00[A-Z0-9]{16}', /[A-Za-z0-9+/]{43}/),
  longest: longestAssigned + 43,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('cloud.digitalocean.com/account/api/spaces'),
  source: ['DigitalOcean: Manage access to Spaces'],
};
