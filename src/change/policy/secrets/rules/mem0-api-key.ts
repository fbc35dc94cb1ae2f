import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mem0ApiKey: SecretRule = {
  id: 'secret/mem0-api-key',
  title: 'A Mem0 API key is in the diff',
  provider: 'Mem0',
  keywords: ['m0-'],
  pattern: freeStanding(/m0-[A-Za-z0-9]{40}/),
  longest: 43,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Mem0 dashboard under API Keys and issue a new one.',
  source: ['https://docs.mem0.ai'],
};
