import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const triggerDevKey: SecretRule = {
  id: 'secret/trigger-dev-key',
  title: 'A Trigger.dev secret key is in the diff',
  provider: 'Trigger.dev',
  keywords: ['tr_prod_', 'tr_stg_', 'tr_preview_', 'tr_pat_'],
  pattern: freeStanding(/tr_(?:prod|stg|preview|pat)_[A-Za-z0-9]{20,44}/),
  longest: 55,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Trigger.dev under API keys and issue a new one.',
  source: ['Trigger.dev Docs: API keys'],
};
