import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const newRelicRestKey: SecretRule = {
  id: 'secret/new-relic-rest-key',
  title: 'A New Relic REST API key is in the diff',
  provider: 'New Relic',
  keywords: ['nrra-'],
  pattern: freeStanding(/NRRA-[0-9a-f]{42}/),
  longest: 47,
  entropy: 2.8,
  remedy: 'Revoke it in New Relic under API keys and issue a new one.',
  source: ['New Relic Docs: API keys'],
};
