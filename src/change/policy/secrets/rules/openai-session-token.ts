import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openaiSessionToken: SecretRule = {
  id: 'secret/openai-session-token',
  title: 'An OpenAI session token is in the diff',
  provider: 'OpenAI',
  keywords: ['sess-'],
  pattern: freeStanding(/sess-[A-Za-z0-9]{40}/),
  longest: 45,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the OpenAI platform by logging out of all sessions and issue a new one.',
  source: ['OpenAI Platform: Authentication'],
};
