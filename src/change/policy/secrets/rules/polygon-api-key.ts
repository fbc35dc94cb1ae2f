import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const polygonApiKey: SecretRule = {
  id: 'secret/polygon-api-key',
  title: 'A Polygon.io API key is in the diff',
  provider: 'Polygon.io',
  keywords: ['polygon.', 'polygon_', 'polygon-', 'polygonio', 'polygonapi'],
  pattern: assigned('polygon(?=[._-]?(?:io|api|key))', /[A-Za-z0-9_]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Polygon.io dashboard under API Keys and issue a new one.',
  source: ['Polygon.io Docs: Authentication'],
};
