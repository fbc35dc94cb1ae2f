import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const airbrakeUserKey: SecretRule = {
  id: 'secret/airbrake-user-key',
  title: 'An Airbrake user key is in the diff',
  provider: 'Airbrake',
  keywords: ['airbrake'],
  pattern: assigned('airbrake', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('airbrake.io > Profile > Auth token'),
  source: ['Airbrake API: Authentication'],
};
