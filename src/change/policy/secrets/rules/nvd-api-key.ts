import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nvdApiKey: SecretRule = {
  id: 'secret/nvd-api-key',
  title: 'An NVD API key is in the diff',
  provider: 'NVD',
  keywords: ['nvd_', 'nvd-', 'nvdapi'],
  pattern: assigned('nvd', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in the NVD under Request an API key and issue a new one.',
  source: ['NIST NVD: API key announcement'],
};
