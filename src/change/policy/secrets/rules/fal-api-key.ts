import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const falApiKey: SecretRule = {
  id: 'secret/fal-api-key',
  title: 'A fal.ai API key is in the diff',
  provider: 'fal.ai',
  keywords: ['fal_', 'fal.', 'fal-'],
  pattern: assigned(
    '(?<![a-z])fal',
    /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}:[a-f0-9]{32}/,
  ),
  longest: longestAssigned + 69,
  entropy: 2.75,
  remedy: revokeAt('fal.ai/dashboard/keys'),
  source: ['fal: Authentication'],
};
