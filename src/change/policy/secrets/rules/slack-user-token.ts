import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackUserToken: SecretRule = {
  id: 'secret/slack-user-token',
  title: 'A Slack user token is in the diff',
  provider: 'Slack',
  keywords: ['xoxp-'],
  pattern: freeStanding(
    /xoxp-\d{9,14}-\d{9,14}-\d{9,14}-[0-9a-f]{6,40}|xoxp-(?:\d{9,14}-){1,3}[A-Za-z0-9]{24,40}/,
  ),
  longest: 90,
  entropy: 2.8,
  remedy:
    'Revoke it in Slack under Your Apps > OAuth & Permissions, or with auth.revoke and issue a new one.',
  source: ['Slack API: Token types'],
};
