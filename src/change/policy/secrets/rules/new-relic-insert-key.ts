import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const newRelicInsertKey: SecretRule = {
  id: 'secret/new-relic-insert-key',
  title: 'A New Relic insights insert key is in the diff',
  provider: 'New Relic',
  keywords: ['nrii-'],
  pattern: freeStanding(/NRII-[A-Za-z0-9_-]{32}/),
  longest: 37,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in New Relic under API keys > Insights insert keys and issue a new one.',
  source: ['New Relic Docs: API keys'],
};
