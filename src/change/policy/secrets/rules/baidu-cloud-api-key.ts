import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const baiduCloudApiKey: SecretRule = {
  id: 'secret/baidu-cloud-api-key',
  title: 'A Baidu AI Cloud API key is in the diff',
  provider: 'Baidu AI Cloud',
  keywords: ['bce-v3/altak-'],
  pattern: freeStanding(/bce-v3\/ALTAK-[A-Za-z0-9]{21}\/[0-9a-f]{40}/),
  longest: 75,
  entropy: 2.8,
  remedy: 'Revoke it in the Baidu AI Cloud console under Security > API Key and issue a new one.',
  source: ['Baidu AI Cloud: API keys'],
};
