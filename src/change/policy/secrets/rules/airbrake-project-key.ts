import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const airbrakeProjectKey: SecretRule = {
  id: 'secret/airbrake-project-key',
  title: 'An Airbrake project key is in the diff',
  provider: 'Airbrake',
  keywords: ['airbrake'],
  pattern: assigned('airbrake', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('airbrake.io > Project settings > General'),
  source: ['Airbrake API: Authentication'],
  weight: 'warn',
};
