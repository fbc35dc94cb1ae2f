import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const flutterwaveTestKey: SecretRule = {
  id: 'secret/flutterwave-test-key',
  title: 'A Flutterwave test secret key is in the diff',
  provider: 'Flutterwave',
  keywords: ['flwseck_test-'],
  pattern: freeStanding(/FLWSECK_TEST-[a-z0-9]{12,40}(?:|-X)/),
  longest: 55,
  entropy: 3,
  remedy: revokeAt('app.flutterwave.com > Settings > API Keys'),
  source: ['Flutterwave: API keys'],
  weight: 'warn',
};
