import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackRefreshToken: SecretRule = {
  id: 'secret/slack-refresh-token',
  title: 'A Slack refresh token is in the diff',
  provider: 'Slack',
  keywords: ['xoxe-'],
  pattern: freeStanding(/xoxe-\d{1,3}-[A-Za-z0-9-]{80,250}/),
  longest: 259,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Slack under Your Apps > OAuth & Permissions and issue a new one.',
  source: ['Slack API: Token rotation'],
};
