import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const scrapingbeeApiKey: SecretRule = {
  id: 'secret/scrapingbee-api-key',
  title: 'A ScrapingBee API key is in the diff',
  provider: 'ScrapingBee',
  keywords: ['scrapingbee', 'scraping_bee', 'scraping-bee'],
  pattern: assigned('scraping_?-?bee', /[A-Z0-9]{80}/i),
  longest: longestAssigned + 80,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the ScrapingBee dashboard and issue a new one.',
  source: ['ScrapingBee Docs: API key'],
};
