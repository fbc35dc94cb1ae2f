import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const alibabaAccessKeyId: SecretRule = {
  id: 'secret/alibaba-access-key-id',
  title: 'An Alibaba Cloud access key ID is in the diff',
  provider: 'Alibaba Cloud',
  keywords: ['ltai'],
  pattern: freeStanding(/LTAI[A-Za-z0-9]{12,24}/),
  longest: 28,
  entropy: 2.5,
  remedy: revokeAt('ram.console.aliyun.com > AccessKey'),
  source: ['Alibaba Cloud: Create an AccessKey pair'],
};
