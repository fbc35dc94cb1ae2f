import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const midtransSandboxKey: SecretRule = {
  id: 'secret/midtrans-sandbox-key',
  title: 'A Midtrans sandbox server key is in the diff',
  provider: 'Midtrans',
  keywords: ['sb-mid-server-'],
  pattern: freeStanding(/SB-Mid-server-[A-Za-z0-9_-]{24}/),
  longest: 38,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Midtrans Dashboard under Settings > Access keys and issue a new one.',
  source: ['Midtrans Docs: Access keys'],
  weight: 'warn',
};
