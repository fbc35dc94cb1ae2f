import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const courierAuthToken: SecretRule = {
  id: 'secret/courier-auth-token',
  title: 'A Courier auth token is in the diff',
  provider: 'Courier',
  keywords: ['pk_prod_', 'pk_test_', 'dk_prod_', 'dk_test_'],
  pattern: freeStanding(/(?:pk|dk)_(?:prod|test)_[A-Z0-9]{28}/),
  longest: 36,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.courier.com/settings/api-keys'),
  source: ['Courier: Authentication'],
};
