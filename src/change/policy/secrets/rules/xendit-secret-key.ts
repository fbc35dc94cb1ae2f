import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const xenditSecretKey: SecretRule = {
  id: 'secret/xendit-secret-key',
  title: 'A Xendit secret key is in the diff',
  provider: 'Xendit',
  keywords: ['xnd_production_'],
  pattern: freeStanding(/xnd_production_[A-Za-z0-9]{40,80}/),
  longest: 95,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Xendit Dashboard under Settings > API Keys and issue a new one.',
  source: ['Xendit Docs: API keys'],
};
