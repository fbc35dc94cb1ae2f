import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const giteeToken: SecretRule = {
  id: 'secret/gitee-token',
  title: 'A Gitee personal access token is in the diff',
  provider: 'Gitee',
  keywords: ['gitee'],
  pattern: assigned('gitee', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('gitee.com/profile/personal_access_tokens'),
  source: ['Gitee: Personal access tokens'],
};
