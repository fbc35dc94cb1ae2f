import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const wecomWebhook: SecretRule = {
  id: 'secret/wecom-webhook',
  title: 'A WeCom bot webhook is in the diff',
  provider: 'WeCom',
  keywords: ['qyapi.weixin'],
  pattern: freeStanding(
    /(?:https:\/\/)?qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  ),
  longest: 89,
  remedy: 'Revoke it in the settings of the group in WeCom and issue a new one.',
  source: ['WeCom Docs: Group bots'],
};
