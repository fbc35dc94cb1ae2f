import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const newRelicAdminKey: SecretRule = {
  id: 'secret/new-relic-admin-key',
  title: 'A New Relic admin API key is in the diff',
  provider: 'New Relic',
  keywords: ['nraa-'],
  pattern: freeStanding(/NRAA-[0-9a-f]{27}/),
  longest: 32,
  entropy: 2.8,
  remedy: 'Revoke it in New Relic under API keys and issue a new one.',
  source: ['New Relic Docs: API keys'],
};
