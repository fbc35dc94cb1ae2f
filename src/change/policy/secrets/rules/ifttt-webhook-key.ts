import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const iftttWebhookKey: SecretRule = {
  id: 'secret/ifttt-webhook-key',
  title: 'An IFTTT webhook key is in the diff',
  provider: 'IFTTT',
  keywords: ['maker.ifttt.com/'],
  pattern: freeStanding(
    /maker\.ifttt\.com\/(?:trigger\/[A-Za-z0-9_{}-]{1,80}\/(?:json\/)?with\/key|use)\/[A-Za-z0-9_-]{20,50}/,
  ),
  longest: 169,
  remedy: 'Revoke it in IFTTT under Webhooks > Settings > Edit connection and issue a new one.',
  source: ['IFTTT: Webhooks FAQ'],
};
