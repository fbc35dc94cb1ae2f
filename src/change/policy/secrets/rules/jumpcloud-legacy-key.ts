import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const jumpcloudLegacyKey: SecretRule = {
  id: 'secret/jumpcloud-legacy-key',
  title: 'A JumpCloud API key of the old form is in the diff',
  provider: 'JumpCloud',
  keywords: ['jumpcloud'],
  pattern: assigned('jumpcloud', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('console.jumpcloud.com > My API Key'),
  source: ['JumpCloud: API keys'],
};
