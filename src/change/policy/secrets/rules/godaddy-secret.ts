import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const godaddySecret: SecretRule = {
  id: 'secret/godaddy-secret',
  title: 'A GoDaddy API key or secret is in the diff',
  provider: 'GoDaddy',
  keywords: ['godaddy'],
  pattern: assigned('godaddy', /(?:[A-Za-z0-9]{22}|[A-Za-z0-9]{8,14}_[A-Za-z0-9]{22})/),
  longest: longestAssigned + 37,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('developer.godaddy.com/keys'),
  source: ['GoDaddy: Getting started'],
};
