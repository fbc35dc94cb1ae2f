import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackBotToken: SecretRule = {
  id: 'secret/slack-bot-token',
  title: 'A Slack bot token is in the diff',
  provider: 'Slack',
  keywords: ['xoxb-'],
  pattern: freeStanding(/xoxb-\d{9,14}-(?:\d{9,14}-)?[A-Za-z0-9]{18,30}/),
  longest: 65,
  entropy: 3,
  valid: isDrawnByChance,
  remedy:
    'Revoke it in Slack under Your Apps > OAuth & Permissions, or with auth.revoke and issue a new one.',
  source: ['Slack API: Token types'],
};
