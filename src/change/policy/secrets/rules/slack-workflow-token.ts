import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackWorkflowToken: SecretRule = {
  id: 'secret/slack-workflow-token',
  title: 'A Slack workflow token is in the diff',
  provider: 'Slack',
  keywords: ['xwfp-'],
  pattern: freeStanding(/xwfp-[A-Za-z0-9-]{30,140}/),
  longest: 145,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Slack by reinstalling the app and issue a new one.',
  source: ['Slack API: Token types'],
};
