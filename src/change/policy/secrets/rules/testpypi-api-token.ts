import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const testpypiApiToken: SecretRule = {
  id: 'secret/testpypi-api-token',
  title: 'A TestPyPI API token is in the diff',
  provider: 'TestPyPI',
  keywords: ['pypi-agendgvzdc5wexbplm9yzw'],
  pattern: freeStanding(/pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50,1000}/),
  longest: 1027,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in TestPyPI under Account settings > API tokens and issue a new one.',
  source: ['PyPI Help: API tokens'],
};
