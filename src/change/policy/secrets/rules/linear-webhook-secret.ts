import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const linearWebhookSecret: SecretRule = {
  id: 'secret/linear-webhook-secret',
  title: 'A Linear webhook signing secret is in the diff',
  provider: 'Linear',
  keywords: ['lin_wh_'],
  pattern: freeStanding(/lin_wh_[A-Za-z0-9]{40,44}/),
  longest: 51,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Linear under Settings > API > Webhooks and issue a new one.',
  source: ['https://linear.app/developers'],
};
