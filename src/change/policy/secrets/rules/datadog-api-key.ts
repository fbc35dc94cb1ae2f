import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const datadogApiKey: SecretRule = {
  id: 'secret/datadog-api-key',
  title: 'A Datadog API key is in the diff',
  provider: 'Datadog',
  keywords: ['datadog', 'dd_api', 'dd-api', 'dd.api', 'ddapi', 'dd_app', 'dd-app', 'dd.app', 'ddapp'],
  pattern: assigned('datadog|(?<![a-z])dd', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('app.datadoghq.com/organization-settings/api-keys'),
  source: ['Datadog: API and application keys'],
};
