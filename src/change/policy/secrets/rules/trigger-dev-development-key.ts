import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const triggerDevDevelopmentKey: SecretRule = {
  id: 'secret/trigger-dev-development-key',
  title: 'A Trigger.dev development key is in the diff',
  provider: 'Trigger.dev',
  keywords: ['tr_dev_'],
  pattern: freeStanding(/tr_dev_[A-Za-z0-9]{20,44}/),
  longest: 51,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Trigger.dev under API keys and issue a new one.',
  source: ['Trigger.dev Docs: API keys'],
  weight: 'warn',
};
