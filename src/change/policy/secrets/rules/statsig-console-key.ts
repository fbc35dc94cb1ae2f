import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const statsigConsoleKey: SecretRule = {
  id: 'secret/statsig-console-key',
  title: 'A Statsig console API key is in the diff',
  provider: 'Statsig',
  keywords: ['console-'],
  pattern: freeStanding(/console-[A-Za-z0-9]{40,50}/),
  longest: 58,
  entropy: 3.6,
  remedy:
    'Revoke it in the Statsig console under Project Settings > Keys & Environments and issue a new one.',
  source: ['Statsig Docs: API keys'],
};
