import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackConfigurationToken: SecretRule = {
  id: 'secret/slack-configuration-token',
  title: 'A Slack configuration token is in the diff',
  provider: 'Slack',
  keywords: ['xoxe.xox'],
  pattern: freeStanding(/xoxe\.xox[bp]-\d-[A-Za-z0-9-]{80,250}/),
  longest: 262,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Slack under Your Apps > Your App Configuration Tokens and issue a new one.',
  source: ['Slack API: Configuration tokens'],
};
