import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pypiApiToken: SecretRule = {
  id: 'secret/pypi-api-token',
  title: 'A PyPI API token is in the diff',
  provider: 'PyPI',
  keywords: ['pypi-ageichlwas5vcmc'],
  pattern: freeStanding(/pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000}/),
  longest: 1020,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in PyPI under Account settings > API tokens and issue a new one.',
  source: ['PyPI Help: API tokens'],
};
