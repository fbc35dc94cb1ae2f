import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const definedNetworkingToken: SecretRule = {
  id: 'secret/defined-networking-token',
  title: 'A Defined Networking API key is in the diff',
  provider: 'Defined Networking',
  keywords: ['dnkey-'],
  pattern: freeStanding(/dnkey-[A-Z2-7]{26}-[A-Z2-7]{52}/),
  longest: 85,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('admin.defined.net/settings/api-keys'),
  source: ['Defined Networking: API keys'],
};
