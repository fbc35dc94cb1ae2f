import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const larkWebhook: SecretRule = {
  id: 'secret/lark-webhook',
  title: 'A Lark bot webhook is in the diff',
  provider: 'Lark',
  keywords: ['/open-apis/bot/'],
  pattern: freeStanding(
    /(?:https:\/\/)?open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  ),
  longest: 85,
  remedy: 'Revoke it in the settings of the group in Lark or Feishu under Bots and issue a new one.',
  source: ['Lark Open Platform: Custom bots'],
};
