import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const rocketchatWebhook: SecretRule = {
  id: 'secret/rocketchat-webhook',
  title: 'A Rocket.Chat incoming webhook is in the diff',
  provider: 'Rocket.Chat',
  keywords: ['/hooks/'],
  pattern: freeStanding(/https?:\/\/[A-Za-z0-9.:-]{4,120}\/hooks\/[A-Za-z0-9]{17,24}\/[A-Za-z0-9]{40,64}/),
  longest: 224,
  remedy: 'Revoke it in Rocket.Chat under Workspace > Integrations and issue a new one.',
  source: ['Rocket.Chat Docs: Integrations'],
};
