import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const newRelicQueryKey: SecretRule = {
  id: 'secret/new-relic-query-key',
  title: 'A New Relic insights query key is in the diff',
  provider: 'New Relic',
  keywords: ['nriq-'],
  pattern: freeStanding(/NRIQ-[A-Za-z0-9_-]{32}/),
  longest: 37,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in New Relic under API keys > Insights query keys and issue a new one.',
  source: ['New Relic Docs: API keys'],
};
