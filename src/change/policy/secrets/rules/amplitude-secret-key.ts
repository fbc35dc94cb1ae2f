import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const amplitudeSecretKey: SecretRule = {
  id: 'secret/amplitude-secret-key',
  title: 'An Amplitude secret key is in the diff',
  provider: 'Amplitude',
  keywords: ['amplitude'],
  pattern: assigned('amplitude', /[a-f0-9]{32}/, 'secret(?:[_ -]?key)?'),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('app.amplitude.com > Organization settings > Projects'),
  source: ['Amplitude: Keys and tokens'],
};
