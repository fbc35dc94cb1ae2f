import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stytchTestSecret: SecretRule = {
  id: 'secret/stytch-test-secret',
  title: 'A Stytch test secret is in the diff',
  provider: 'Stytch',
  keywords: ['secret-test-'],
  pattern: freeStanding(/secret-test-[A-Za-z0-9_-]{35,44}=?/),
  longest: 57,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Stytch Dashboard under API keys and issue a new one.',
  source: ['Stytch Docs: API keys'],
  weight: 'warn',
};
