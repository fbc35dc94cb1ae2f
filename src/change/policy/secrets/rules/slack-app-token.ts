import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackAppToken: SecretRule = {
  id: 'secret/slack-app-token',
  title: 'A Slack app-level token is in the diff',
  provider: 'Slack',
  keywords: ['xapp-'],
  pattern: freeStanding(/xapp-\d-[A-Z0-9]{9,14}-\d{9,14}-[0-9a-f]{64}/),
  longest: 101,
  entropy: 2.8,
  remedy: 'Revoke it in Slack under Your Apps > Basic Information > App-Level Tokens and issue a new one.',
  source: ['Slack API: App-level tokens'],
};
