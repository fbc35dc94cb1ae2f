import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureAppConfigurationSecret: SecretRule = {
  id: 'secret/azure-app-configuration-secret',
  title: 'An Azure App Configuration connection string is in the diff',
  provider: 'Azure App Configuration',
  keywords: ['azconfig.io'],
  pattern: assigned(String.raw`azconfig\.io`, /(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/_-]{80,90})/, 'Secret'),
  longest: longestAssigned + 90,
  entropy: 3.3,
  remedy: revokeAt('portal.azure.com > App Configuration > Access settings'),
  source: ['Azure App Configuration: Access keys'],
};
