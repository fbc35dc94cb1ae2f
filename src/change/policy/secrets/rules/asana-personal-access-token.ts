import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const asanaPersonalAccessToken: SecretRule = {
  id: 'secret/asana-personal-access-token',
  title: 'An Asana personal access token is in the diff',
  provider: 'Asana',
  keywords: ['asana'],
  pattern: assigned('asana|', /\d\/\d{10,20}(?:|\/\d{10,20}):[a-f0-9]{32}/, 'token|pat|secret|key|asana'),
  longest: longestAssigned + 76,
  entropy: 2.75,
  remedy: revokeAt('app.asana.com/0/my-apps'),
  source: ['Asana Developers: Personal access tokens'],
};
