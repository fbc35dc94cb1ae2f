import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sendbirdApiToken: SecretRule = {
  id: 'secret/sendbird-api-token',
  title: 'A Sendbird API token is in the diff',
  provider: 'Sendbird',
  keywords: ['sendbird', 'send_bird', 'send-bird'],
  pattern: assigned('send_?-?bird', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in the Sendbird Dashboard under Settings > General > API tokens and issue a new one.',
  source: ['Sendbird Docs: Platform API authentication'],
};
