import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const emailoctopusApiKey: SecretRule = {
  id: 'secret/emailoctopus-api-key',
  title: 'An EmailOctopus API key is in the diff',
  provider: 'EmailOctopus',
  keywords: ['eo_'],
  pattern: freeStanding(/eo_[a-f0-9]{64}/),
  longest: 67,
  entropy: 2.75,
  remedy: revokeAt('emailoctopus.com/developer/api-keys'),
  source: ['EmailOctopus: Authentication'],
};
