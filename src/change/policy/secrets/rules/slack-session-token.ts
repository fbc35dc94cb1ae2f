import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackSessionToken: SecretRule = {
  id: 'secret/slack-session-token',
  title: 'A Slack session token is in the diff',
  provider: 'Slack',
  keywords: ['xoxc-', 'xoxd-'],
  pattern: freeStanding(/xox[cd]-[A-Za-z0-9%_-]{40,500}/),
  longest: 505,
  entropy: 3.2,
  remedy: 'Revoke it in Slack by signing out of all sessions and issue a new one.',
  source: ['Slack Help: Sign out of Slack'],
};
