import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const circleciToken: SecretRule = {
  id: 'secret/circleci-token',
  title: 'A CircleCI API token is in the diff',
  provider: 'CircleCI',
  keywords: [
    'circleci',
    'circle_ci',
    'circle-ci',
    'circle.ci',
    'circle_token',
    'circle-token',
    'circle.token',
    'circletoken',
  ],
  pattern: assigned('circle[_-]?ci|circle[_-]token', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('app.circleci.com/settings/user/tokens'),
  source: ['CircleCI: Managing API tokens'],
};
