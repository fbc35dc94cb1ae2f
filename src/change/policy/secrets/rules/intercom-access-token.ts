import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const intercomAccessToken: SecretRule = {
  id: 'secret/intercom-access-token',
  title: 'An Intercom access token is in the diff',
  provider: 'Intercom',
  keywords: ['dg9roj'],
  pattern: freeStanding(/dG9rOj[A-Za-z0-9+/]{53}=/, 'base64'),
  longest: 60,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.intercom.com > Developer Hub > Authentication'),
  source: ['Intercom: Authentication'],
};
