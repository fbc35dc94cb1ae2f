import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const circleciProjectToken: SecretRule = {
  id: 'secret/circleci-project-token',
  title: 'A CircleCI project API token is in the diff',
  provider: 'CircleCI',
  keywords: ['cciprj_'],
  pattern: freeStanding(/CCIPRJ_[A-Za-z0-9]{22}_[a-f0-9]{40}/),
  longest: 70,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.circleci.com > Project Settings > API Permissions'),
  source: ['CircleCI: Managing API tokens'],
};
