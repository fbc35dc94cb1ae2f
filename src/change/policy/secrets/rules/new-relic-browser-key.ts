import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const newRelicBrowserKey: SecretRule = {
  id: 'secret/new-relic-browser-key',
  title: 'A New Relic browser key is in the diff',
  provider: 'New Relic',
  keywords: ['nrjs-'],
  pattern: freeStanding(/NRJS-[0-9a-f]{19}/),
  longest: 24,
  entropy: 2.8,
  remedy: 'Revoke it in New Relic under API keys and issue a new one.',
  source: ['New Relic Docs: Browser key'],
  weight: 'warn',
};
