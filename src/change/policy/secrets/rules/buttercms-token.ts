import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const buttercmsToken: SecretRule = {
  id: 'secret/buttercms-token',
  title: 'A ButterCMS API token is in the diff',
  provider: 'ButterCMS',
  keywords: ['buttercms', 'butter_cms', 'butter-cms', 'butter.cms'],
  pattern: assigned('butter[_-]?cms|buttercms', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('buttercms.com/settings'),
  source: ['ButterCMS: Authentication'],
};
