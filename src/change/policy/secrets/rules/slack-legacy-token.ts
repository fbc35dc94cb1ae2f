import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const slackLegacyToken: SecretRule = {
  id: 'secret/slack-legacy-token',
  title: 'A Slack legacy token is in the diff',
  provider: 'Slack',
  keywords: ['xoxa-', 'xoxr-', 'xoxs-', 'xoxo-'],
  pattern: freeStanding(
    /xox[ars]-(?:\d-)?(?:\d{9,14}-){1,3}[A-Za-z0-9]{20,64}|xox[ors]-\d{9,14}-\d{9,14}-\d{9,14}-[0-9a-f]{6,40}/,
  ),
  longest: 116,
  entropy: 2.8,
  remedy: 'Revoke it in Slack with auth.revoke and issue a new one.',
  source: ['Slack API: Legacy tokens'],
};
