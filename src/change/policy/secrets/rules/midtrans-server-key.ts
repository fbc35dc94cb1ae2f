import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const midtransServerKey: SecretRule = {
  id: 'secret/midtrans-server-key',
  title: 'A Midtrans server key is in the diff',
  provider: 'Midtrans',
  keywords: ['mid-server-'],
  pattern: freeStanding(/Mid-server-[A-Za-z0-9_-]{24}/),
  longest: 35,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Midtrans Dashboard under Settings > Access keys and issue a new one.',
  source: ['Midtrans Docs: Access keys'],
};
