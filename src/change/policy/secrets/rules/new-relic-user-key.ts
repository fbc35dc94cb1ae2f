import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const newRelicUserKey: SecretRule = {
  id: 'secret/new-relic-user-key',
  title: 'A New Relic user API key is in the diff',
  provider: 'New Relic',
  keywords: ['nrak-'],
  pattern: freeStanding(/NRAK-[A-Z0-9]{27}/),
  longest: 32,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in New Relic under API keys and issue a new one.',
  source: ['New Relic Docs: API keys'],
};
