import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cometApiKey: SecretRule = {
  id: 'secret/comet-api-key',
  title: 'A Comet API key is in the diff',
  provider: 'Comet',
  keywords: ['comet_api', 'comet-api', 'cometapi', 'comet_ml', 'comet-ml', 'cometml', 'comet.'],
  pattern: assigned(String.raw`comet[_-]?(?:ml|api)|\bcomet`, /[A-Za-z0-9]{25}/),
  longest: longestAssigned + 25,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('comet.com/account-settings/apiKeys'),
  source: ['Comet: Find your API key'],
};
