import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const statsigServerSecret: SecretRule = {
  id: 'secret/statsig-server-secret',
  title: 'A Statsig server secret key is in the diff',
  provider: 'Statsig',
  keywords: ['secret-'],
  pattern: freeStanding(/secret-[A-Za-z0-9]{40,50}/),
  longest: 57,
  entropy: 3.6,
  // What names a digest in hexadecimal is none.
  valid: (secret) => /[g-z]/i.test(secret.slice(secret.indexOf('-'))) && isDrawnByChance(secret),
  remedy:
    'Revoke it in the Statsig console under Project Settings > Keys & Environments and issue a new one.',
  source: ['Statsig Docs: API keys'],
};
