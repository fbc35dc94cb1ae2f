import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const infuraSecret: SecretRule = {
  id: 'secret/infura-secret',
  title: 'An Infura API key or secret is in the diff',
  provider: 'Infura',
  keywords: ['infura'],
  pattern: assigned('infura', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('app.infura.io > Settings'),
  source: ['Infura: API keys'],
};
