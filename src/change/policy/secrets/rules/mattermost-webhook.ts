import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mattermostWebhook: SecretRule = {
  id: 'secret/mattermost-webhook',
  title: 'A Mattermost incoming webhook is in the diff',
  provider: 'Mattermost',
  keywords: ['/hooks/'],
  pattern: freeStanding(
    /https?:\/\/[A-Za-z0-9.-]{0,80}(?:mattermost|chat)[A-Za-z0-9.:-]{0,80}\/hooks\/[a-z0-9]{26}/,
  ),
  longest: 211,
  remedy: 'Revoke it in Mattermost under Integrations > Incoming Webhooks and issue a new one.',
  source: ['Mattermost Developers: Incoming webhooks'],
};
