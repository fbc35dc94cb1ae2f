import { assigned, longestAssigned } from '../assigned.ts';
import { isAzureKey } from '../azure-key.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureLogAnalyticsKey: SecretRule = {
  id: 'secret/azure-log-analytics-key',
  title: 'An Azure Log Analytics workspace key is in the diff',
  provider: 'Azure Log Analytics',
  keywords: ['loganalytics', 'log_analytics', 'log-analytics', 'log.analytics', 'workspace'],
  pattern: assigned('log[_-]?analytics|workspace|oms', /[A-Za-z0-9+/]{86}==/),
  longest: longestAssigned + 88,
  entropy: 3.3,
  valid: isAzureKey,
  remedy: revokeAt('portal.azure.com > Log Analytics workspace > Agents > Regenerate'),
  source: ['Azure Monitor: Workspace keys'],
};
