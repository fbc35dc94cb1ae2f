import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const elevenlabsApiKey: SecretRule = {
  id: 'secret/elevenlabs-api-key',
  title: 'An ElevenLabs API key is in the diff',
  provider: 'ElevenLabs',
  keywords: ['sk_'],
  pattern: freeStanding(/sk_[a-f0-9]{48}/),
  longest: 51,
  entropy: 2.75,
  remedy: revokeAt('elevenlabs.io/app/settings/api-keys'),
  source: ['ElevenLabs: Authentication'],
};
