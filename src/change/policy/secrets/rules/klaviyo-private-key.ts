import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const klaviyoPrivateKey: SecretRule = {
  id: 'secret/klaviyo-private-key',
  title: 'A Klaviyo private API key is in the diff',
  provider: 'Klaviyo',
  keywords: ['pk_'],
  pattern: freeStanding(/pk_(?:|[A-Za-z0-9]{6}_)[a-f0-9]{34}/),
  longest: 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('klaviyo.com/settings/account/api-keys'),
  source: ['Klaviyo: Manage API keys'],
};
