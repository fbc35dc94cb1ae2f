import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const deepgramApiKey: SecretRule = {
  id: 'secret/deepgram-api-key',
  title: 'A Deepgram API key is in the diff',
  provider: 'Deepgram',
  keywords: ['deepgram'],
  pattern: assigned('deepgram', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('console.deepgram.com > API Keys'),
  source: ['Deepgram: Authentication'],
};
