import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hetznerToken: SecretRule = {
  id: 'secret/hetzner-token',
  title: 'A Hetzner Cloud API token is in the diff',
  provider: 'Hetzner Cloud',
  keywords: ['hetzner', 'hcloud'],
  pattern: assigned('hetzner|hcloud', /[A-Za-z0-9]{64}/),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.hetzner.cloud > Security > API tokens'),
  source: ['Hetzner Cloud: Authentication'],
};
