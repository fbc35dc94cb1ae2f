import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackWebhook: SecretRule = {
  id: 'secret/slack-webhook',
  title: 'A Slack incoming webhook is in the diff',
  provider: 'Slack',
  keywords: ['hooks.slack'],
  pattern: freeStanding(
    /(?:https?:\/\/)?hooks\.slack(?:-gov)?\.com\/(?:services\/T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/[A-Za-z0-9]{23,26}|(?:workflows|triggers)\/[A-Z0-9]{7,14}\/[A-Z0-9]{7,20}\/[A-Za-z0-9/]{20,80})/,
  ),
  longest: 154,
  remedy: 'Revoke it in Slack under Your Apps > Incoming Webhooks and issue a new one.',
  source: ['Slack API: Sending messages using incoming webhooks'],
};
