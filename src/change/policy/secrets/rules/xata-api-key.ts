import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const xataApiKey: SecretRule = {
  id: 'secret/xata-api-key',
  title: 'A Xata API key is in the diff',
  provider: 'Xata',
  keywords: ['xau_'],
  pattern: freeStanding(/xau_[A-Za-z0-9]{40,60}/),
  longest: 64,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Xata under Account settings > API keys and issue a new one.',
  source: ['Xata Docs: API keys'],
};
