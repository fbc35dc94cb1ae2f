import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitguardianKey: SecretRule = {
  id: 'secret/gitguardian-key',
  title: 'A GitGuardian API key is in the diff',
  provider: 'GitGuardian',
  keywords: ['gitguardian', 'gg_api', 'gg-api', 'gg.api', 'ggapi'],
  pattern: assigned('gitguardian|(?<![a-z])gg_', /(?:[a-f0-9]{64}|[a-f0-9]{71})/),
  longest: longestAssigned + 71,
  entropy: 2.75,
  remedy: revokeAt('dashboard.gitguardian.com/api/personal-access-tokens'),
  source: ['GitGuardian: API authentication'],
};
