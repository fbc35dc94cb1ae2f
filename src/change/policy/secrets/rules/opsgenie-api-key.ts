import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const opsgenieApiKey: SecretRule = {
  id: 'secret/opsgenie-api-key',
  title: 'An Opsgenie API key is in the diff',
  provider: 'Opsgenie',
  keywords: ['opsgenie', 'ops_genie', 'ops-genie', 'geniekey'],
  pattern: assigned('ops_?-?genie|geniekey', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Opsgenie under Settings > API key management and issue a new one.',
  source: ['Atlassian Support: Opsgenie API key management'],
};
