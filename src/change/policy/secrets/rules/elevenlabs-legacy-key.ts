import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const elevenlabsLegacyKey: SecretRule = {
  id: 'secret/elevenlabs-legacy-key',
  title: 'An ElevenLabs API key of the old form is in the diff',
  provider: 'ElevenLabs',
  keywords: ['elevenlabs', 'eleven_labs', 'eleven-labs', 'eleven.labs', 'xi-api-key'],
  pattern: assigned('eleven[_-]?labs|xi-api', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('elevenlabs.io/app/settings/api-keys'),
  source: ['ElevenLabs: Authentication'],
};
