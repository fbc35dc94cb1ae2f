import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stytchSecret: SecretRule = {
  id: 'secret/stytch-secret',
  title: 'A Stytch live secret is in the diff',
  provider: 'Stytch',
  keywords: ['secret-live-'],
  pattern: freeStanding(/secret-live-[A-Za-z0-9_-]{35,44}=?/),
  longest: 57,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Stytch Dashboard under API keys and issue a new one.',
  source: ['Stytch Docs: API keys'],
};
