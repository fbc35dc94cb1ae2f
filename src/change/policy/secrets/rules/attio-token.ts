import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const attioToken: SecretRule = {
  id: 'secret/attio-token',
  title: 'An Attio access token is in the diff',
  provider: 'Attio',
  keywords: ['attio'],
  pattern: assigned('attio', /[a-f0-9]{64}/),
  longest: longestAssigned + 64,
  entropy: 2.75,
  remedy: revokeAt('app.attio.com > Workspace settings > Developers'),
  source: ['Attio: Authentication'],
};
