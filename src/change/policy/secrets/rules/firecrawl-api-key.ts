import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const firecrawlApiKey: SecretRule = {
  id: 'secret/firecrawl-api-key',
  title: 'A Firecrawl API key is in the diff',
  provider: 'Firecrawl',
  keywords: ['fc-'],
  pattern: freeStanding(/fc-[a-f0-9]{32}/),
  longest: 35,
  entropy: 2.75,
  remedy: revokeAt('firecrawl.dev/app/api-keys'),
  source: ['Firecrawl: Authentication'],
};
