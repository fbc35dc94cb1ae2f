import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tursoToken: SecretRule = {
  id: 'secret/turso-token',
  title: 'A Turso token is in the diff',
  provider: 'Turso',
  keywords: ['turso', 'libsql'],
  pattern: assigned(
    'turso|libsql',
    /eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{20,600}\.[A-Za-z0-9_-]{80,100}/i,
  ),
  longest: longestAssigned + 905,
  entropy: 2.8,
  remedy: 'Revoke it in Turso with turso db tokens invalidate and issue a new one.',
  source: ['Turso Docs: Authentication'],
};
