import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hexPmKey: SecretRule = {
  id: 'secret/hex-pm-key',
  title: 'A Hex API key is in the diff',
  provider: 'Hex',
  keywords: ['hex_api', 'hex-api', 'hex.api', 'hexapi', 'hex.pm', 'hexpm'],
  pattern: assigned('(?<![a-z])hex[_.-]?(?:api|pm)', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('hex.pm/dashboard/keys'),
  source: ['Hex: mix hex.user'],
};
