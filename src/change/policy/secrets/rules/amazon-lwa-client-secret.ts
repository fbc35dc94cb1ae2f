import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const amazonLwaClientSecret: SecretRule = {
  id: 'secret/amazon-lwa-client-secret',
  title: 'A Login with Amazon client secret is in the diff',
  provider: 'Login with Amazon',
  keywords: ['amzn1.oa2-cs.v1.'],
  pattern: freeStanding(/amzn1\.oa2-cs\.v1\.[a-f0-9]{64}/),
  longest: 80,
  entropy: 2.75,
  remedy: revokeAt('developer.amazon.com > Login with Amazon > Security Profile'),
  source: ['Selling Partner API: Rotating credentials'],
};
