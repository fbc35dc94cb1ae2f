import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const perplexityApiKey: SecretRule = {
  id: 'secret/perplexity-api-key',
  title: 'A Perplexity API key is in the diff',
  provider: 'Perplexity',
  keywords: ['pplx-'],
  pattern: freeStanding(/pplx-[A-Za-z0-9]{48}/),
  longest: 53,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Perplexity under Settings > API and issue a new one.',
  source: ['Perplexity Docs: API keys'],
};
