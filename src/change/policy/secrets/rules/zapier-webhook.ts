import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zapierWebhook: SecretRule = {
  id: 'secret/zapier-webhook',
  title: 'A Zapier webhook is in the diff',
  provider: 'Zapier',
  keywords: ['hooks.zapier'],
  pattern: freeStanding(
    /(?:https:\/\/)?hooks\.zapier\.com\/hooks\/(?:catch|standard)\/\d{4,12}\/[A-Za-z0-9]{5,40}/,
  ),
  longest: 93,
  remedy: 'Revoke it in Zapier in the trigger of the Zap and issue a new one.',
  source: ['Zapier Help: Trigger Zaps from webhooks'],
};
