import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const prefectServiceKey: SecretRule = {
  id: 'secret/prefect-service-key',
  title: 'A Prefect service account key is in the diff',
  provider: 'Prefect',
  keywords: ['pnb_'],
  pattern: freeStanding(/pnb_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Prefect Cloud under Account > Service accounts and issue a new one.',
  source: ['Prefect Docs: Manage service accounts'],
};
