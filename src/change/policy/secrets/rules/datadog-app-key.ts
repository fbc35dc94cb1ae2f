import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const datadogAppKey: SecretRule = {
  id: 'secret/datadog-app-key',
  title: 'A Datadog application key of the old form is in the diff',
  provider: 'Datadog',
  keywords: ['datadog', 'dd_app', 'dd-app', 'dd.app', 'ddapp'],
  pattern: assigned('datadog|(?<![a-z])dd', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('app.datadoghq.com/organization-settings/application-keys'),
  source: ['Datadog: API and application keys'],
};
