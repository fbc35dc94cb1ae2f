import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

/** The private part of a key in JSON: `d` of RSA, EC and OKP, `k` of a key that is shared. */
export const jsonWebKey: SecretRule = {
  id: 'secret/json-web-key',
  title: 'A private JSON Web Key is in the diff',
  provider: 'whoever trusts what it signs',
  keywords: ['"d"', "'d'", '"k"', "'k'"],
  pattern: /["'][dk]["']\s{0,8}:\s{0,8}["'](?<secret>[A-Za-z0-9_-]{22,1400})["']/,
  longest: 1430,
  entropy: 3.5,
  valid: isDrawnByChance,
  besides: { pattern: /["']kty["']\s{0,8}:\s{0,8}["'](?:RSA|EC|OKP|oct)["']/, lines: 16 },
  remedy: 'Make a new key, publish its public part, and keep the private one in a secret store.',
  source: ['RFC 7517, 9.3', 'RFC 7518, 6'],
};
