import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const ionicToken: SecretRule = {
  id: 'secret/ionic-token',
  title: 'An Ionic personal access token is in the diff',
  provider: 'Ionic',
  keywords: ['ion_'],
  pattern: freeStanding(/ion_[A-Za-z0-9]{42}/),
  longest: 46,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.ionicframework.com > Personal settings > Tokens'),
  source: ['Ionic Appflow: Personal access tokens'],
};
