import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const makeWebhook: SecretRule = {
  id: 'secret/make-webhook',
  title: 'A Make webhook is in the diff',
  provider: 'Make',
  keywords: ['make.com/'],
  pattern: freeStanding(/https:\/\/hook\.[a-z0-9.]{0,20}make\.com\/[a-z0-9]{32}/),
  longest: 74,
  remedy: 'Revoke it in Make under Webhooks and issue a new one.',
  source: ['Make Help: Webhooks'],
};
