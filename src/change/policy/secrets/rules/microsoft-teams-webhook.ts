import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const microsoftTeamsWebhook: SecretRule = {
  id: 'secret/microsoft-teams-webhook',
  title: 'A Microsoft Teams incoming webhook is in the diff',
  provider: 'Microsoft Teams',
  keywords: ['office.com/webhook'],
  pattern: freeStanding(
    /https:\/\/[a-z0-9-]{1,60}\.(?:webhook\.)?office\.com\/webhook(?:b2)?\/[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/[0-9a-z]{32}\/[0-9a-f-]{36}(?:\/[A-Za-z0-9_-]{20,60})?/,
  ),
  longest: 318,
  remedy: 'Revoke it in the connectors of the channel in Teams and issue a new one.',
  source: ['Microsoft Teams: Create incoming webhooks'],
};
