import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const muxTokenSecret: SecretRule = {
  id: 'secret/mux-token-secret',
  title: 'A Mux access token secret is in the diff',
  provider: 'Mux',
  keywords: ['mux_', 'mux-', 'muxtoken', 'muxsecret'],
  pattern: assigned('mux(?=[_-]?(?:token|secret|access))', /[A-Za-z0-9+/]{75}/i),
  longest: longestAssigned + 75,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Mux dashboard under Settings > Access Tokens and issue a new one.',
  source: ['Mux Docs: Make API requests'],
};
