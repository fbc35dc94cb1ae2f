import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tavilyApiKey: SecretRule = {
  id: 'secret/tavily-api-key',
  title: 'A Tavily API key is in the diff',
  provider: 'Tavily',
  keywords: ['tvly-'],
  pattern: freeStanding(/tvly-(?:(?:dev|prod)-)?[A-Za-z0-9-]{28,48}/),
  longest: 58,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Tavily platform under API Keys and issue a new one.',
  source: ['Tavily Docs: API credits and keys'],
};
