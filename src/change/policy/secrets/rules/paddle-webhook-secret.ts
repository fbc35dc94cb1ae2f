import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const paddleWebhookSecret: SecretRule = {
  id: 'secret/paddle-webhook-secret',
  title: 'A Paddle webhook secret is in the diff',
  provider: 'Paddle',
  keywords: ['pdl_ntfset_'],
  pattern: freeStanding(/pdl_ntfset_[a-z0-9]{26}_[A-Za-z0-9+/]{32}/),
  longest: 70,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Paddle under Developer tools > Notifications and issue a new one.',
  source: ['Paddle Developer: Verify webhook signatures'],
};
