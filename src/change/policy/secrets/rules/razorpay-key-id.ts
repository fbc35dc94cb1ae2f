import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const razorpayKeyId: SecretRule = {
  id: 'secret/razorpay-key-id',
  title: 'A Razorpay live key id is in the diff',
  provider: 'Razorpay',
  keywords: ['rzp_live_'],
  pattern: freeStanding(/rzp_live_[A-Za-z0-9]{14}/),
  longest: 23,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Razorpay Dashboard under Account & Settings > API Keys and issue a new one.',
  source: ['Razorpay Docs: API keys'],
  weight: 'warn',
};
