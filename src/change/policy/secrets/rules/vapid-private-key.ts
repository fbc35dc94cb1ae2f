import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const vapidPrivateKey: SecretRule = {
  id: 'secret/vapid-private-key',
  title: 'A Web Push VAPID private key is in the diff',
  provider: 'Web Push',
  keywords: ['vapid'],
  pattern: assigned('vapid', /[A-Za-z0-9_-]{43}/i, 'private'),
  longest: longestAssigned + 43,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the application server by generating a new pair of VAPID keys and issue a new one.',
  source: ['RFC 8292: Voluntary Application Server Identification'],
};
