import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const prefectUserKey: SecretRule = {
  id: 'secret/prefect-user-key',
  title: 'A Prefect user API key is in the diff',
  provider: 'Prefect',
  keywords: ['pnu_'],
  pattern: freeStanding(/pnu_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Prefect Cloud under Account settings > API Keys and issue a new one.',
  source: ['Prefect Docs: Manage API keys'],
};
