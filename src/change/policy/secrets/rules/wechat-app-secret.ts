import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const wechatAppSecret: SecretRule = {
  id: 'secret/wechat-app-secret',
  title: 'A WeChat app secret is in the diff',
  provider: 'WeChat',
  keywords: ['wechat', 'we_chat', 'weixin', 'appsecret'],
  pattern: assigned('we_?-?chat|weixin|wx[0-9a-f]{16}', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in the WeChat platform under Development > Basic configuration and issue a new one.',
  source: ['WeChat Docs: Access token'],
};
