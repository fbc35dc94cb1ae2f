import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const datadogAccessToken: SecretRule = {
  id: 'secret/datadog-access-token',
  title: 'A Datadog access token is in the diff',
  provider: 'Datadog',
  keywords: ['ddpat_', 'ddsat_'],
  pattern: freeStanding(/(?:ddpat|ddsat)_[A-Za-z0-9_-]{30,200}/),
  longest: 206,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.datadoghq.com/personal-settings/access-tokens'),
  source: ['Datadog: Personal access tokens'],
};
