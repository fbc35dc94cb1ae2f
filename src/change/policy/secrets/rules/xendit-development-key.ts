import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const xenditDevelopmentKey: SecretRule = {
  id: 'secret/xendit-development-key',
  title: 'A Xendit development key is in the diff',
  provider: 'Xendit',
  keywords: ['xnd_development_'],
  pattern: freeStanding(/xnd_development_[A-Za-z0-9]{40,80}/),
  longest: 96,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Xendit Dashboard under Settings > API Keys and issue a new one.',
  source: ['Xendit Docs: API keys'],
  weight: 'warn',
};
