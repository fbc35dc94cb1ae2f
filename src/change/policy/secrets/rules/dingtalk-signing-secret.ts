import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const dingtalkSigningSecret: SecretRule = {
  id: 'secret/dingtalk-signing-secret',
  title: 'A DingTalk bot signing secret is in the diff',
  provider: 'DingTalk',
  keywords: ['sec'],
  pattern: freeStanding(/SEC[0-9a-f]{64}/),
  longest: 67,
  entropy: 2.8,
  remedy: 'Revoke it in the settings of the group in DingTalk and issue a new one.',
  source: ['DingTalk Open Platform: Custom robots'],
};
