import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const razorpayKeySecret: SecretRule = {
  id: 'secret/razorpay-key-secret',
  title: 'A Razorpay key secret is in the diff',
  provider: 'Razorpay',
  keywords: ['razorpay', 'rzp_'],
  pattern: assigned('razorpay|rzp_', /[A-Za-z0-9]{24}/i, 'secret'),
  longest: longestAssigned + 24,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Razorpay Dashboard under Account & Settings > API Keys and issue a new one.',
  source: ['Razorpay Docs: API keys'],
};
