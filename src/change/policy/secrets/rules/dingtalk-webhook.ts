import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const dingtalkWebhook: SecretRule = {
  id: 'secret/dingtalk-webhook',
  title: 'A DingTalk bot webhook is in the diff',
  provider: 'DingTalk',
  keywords: ['oapi.dingtalk'],
  pattern: freeStanding(/(?:https:\/\/)?oapi\.dingtalk\.com\/robot\/send\?access_token=[0-9a-f]{64}/),
  longest: 114,
  remedy: 'Revoke it in the settings of the group in DingTalk and issue a new one.',
  source: ['DingTalk Open Platform: Custom robots'],
};
