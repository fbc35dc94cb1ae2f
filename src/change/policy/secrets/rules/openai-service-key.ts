import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openaiServiceKey: SecretRule = {
  id: 'secret/openai-service-key',
  title: 'An OpenAI service account key is in the diff',
  provider: 'OpenAI',
  keywords: ['sk-svcacct-', 'sk-service-'],
  pattern: freeStanding(/sk-(?:svcacct|service)-[A-Za-z0-9_-]{40,220}/),
  longest: 231,
  entropy: 3.5,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the OpenAI platform under Project > Service accounts and issue a new one.',
  source: ['OpenAI Platform: Project service accounts'],
};
