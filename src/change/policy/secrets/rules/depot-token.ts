import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const depotToken: SecretRule = {
  id: 'secret/depot-token',
  title: 'A Depot token is in the diff',
  provider: 'Depot',
  keywords: ['depot_'],
  pattern: freeStanding(/depot_(?:project|user|org)_[a-f0-9]{64}/),
  longest: 78,
  entropy: 2.75,
  remedy: revokeAt('depot.dev > Settings > Tokens'),
  source: ['Depot: Authentication'],
};
