import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const paypalClientSecret: SecretRule = {
  id: 'secret/paypal-client-secret',
  title: 'A PayPal client secret is in the diff',
  provider: 'PayPal',
  keywords: ['paypal'],
  pattern: assigned('paypal', /E[A-Za-z0-9_-]{79}/i),
  longest: longestAssigned + 80,
  entropy: 2.8,
  remedy: 'Revoke it in the PayPal Developer Dashboard under Apps & Credentials and issue a new one.',
  source: ['PayPal Developer: Get started with REST APIs'],
};
