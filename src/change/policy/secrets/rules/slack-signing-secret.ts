import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackSigningSecret: SecretRule = {
  id: 'secret/slack-signing-secret',
  title: 'A Slack signing secret is in the diff',
  provider: 'Slack',
  keywords: ['slack'],
  pattern: assigned('slack', /[0-9a-f]{32}/i, 'secret'),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Slack under Your Apps > Basic Information > App Credentials and issue a new one.',
  source: ['Slack API: Verifying requests from Slack'],
};
