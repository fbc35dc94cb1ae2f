import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hetznerDnsToken: SecretRule = {
  id: 'secret/hetzner-dns-token',
  title: 'A Hetzner DNS API token is in the diff',
  provider: 'Hetzner DNS',
  keywords: ['hetzner'],
  pattern: assigned('hetzner', /[A-Za-z0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dns.hetzner.com/settings/api-token'),
  source: ['Hetzner DNS: Authentication'],
};
