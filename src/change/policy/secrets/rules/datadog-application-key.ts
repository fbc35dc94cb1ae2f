import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const datadogApplicationKey: SecretRule = {
  id: 'secret/datadog-application-key',
  title: 'A Datadog application key is in the diff',
  provider: 'Datadog',
  keywords: ['ddapp_'],
  pattern: freeStanding(/ddapp_[A-Za-z0-9]{32,40}/),
  longest: 46,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.datadoghq.com/organization-settings/application-keys'),
  source: ['Datadog: API and application keys'],
};
