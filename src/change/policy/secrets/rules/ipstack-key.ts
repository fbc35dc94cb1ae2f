import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const ipstackKey: SecretRule = {
  id: 'secret/ipstack-key',
  title: 'An ipstack access key is in the diff',
  provider: 'ipstack',
  keywords: ['ipstack', 'ipgeolocation', 'apilayer', 'ipdata', 'ipqualityscore'],
  pattern: assigned('ip(?:stack|geolocation|data|quality)|apilayer', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('ipstack.com/dashboard'),
  source: ['ipstack: API'],
};
