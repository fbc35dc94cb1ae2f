import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const laceworkApiSecret: SecretRule = {
  id: 'secret/lacework-api-secret',
  title: 'A Lacework API secret is in the diff',
  provider: 'Lacework',
  keywords: ['lacework'],
  pattern: assigned('lacework', /_[0-9a-f]{32}/i),
  longest: longestAssigned + 33,
  entropy: 2.8,
  remedy: 'Revoke it in the Lacework console under Settings > API keys and issue a new one.',
  source: ['Lacework Docs: API access keys'],
};
