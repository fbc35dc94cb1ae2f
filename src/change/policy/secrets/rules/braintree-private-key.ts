import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const braintreePrivateKey: SecretRule = {
  id: 'secret/braintree-private-key',
  title: 'A Braintree private key is in the diff',
  provider: 'Braintree',
  keywords: ['braintree'],
  pattern: assigned('braintree', /[a-f0-9]{32}/, 'private[_ -]?key'),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('braintreegateway.com > API > Keys'),
  source: ['Braintree: Gateway credentials'],
};
