import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const alibabaAccessKeySecret: SecretRule = {
  id: 'secret/alibaba-access-key-secret',
  title: 'An Alibaba Cloud access key secret is in the diff',
  provider: 'Alibaba Cloud',
  keywords: ['alibaba', 'aliyun', 'alicloud', 'ltai'],
  pattern: assigned('alibaba|aliyun|alicloud|LTAI[A-Za-z0-9]{12,24}', /[A-Za-z0-9]{30}/),
  longest: longestAssigned + 30,
  entropy: 3.3,
  remedy: revokeAt('ram.console.aliyun.com > AccessKey'),
  source: ['Alibaba Cloud: Create an AccessKey pair'],
};
