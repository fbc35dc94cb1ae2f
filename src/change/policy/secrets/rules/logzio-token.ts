import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const logzioToken: SecretRule = {
  id: 'secret/logzio-token',
  title: 'A Logz.io shipping or API token is in the diff',
  provider: 'Logz.io',
  keywords: ['logz'],
  pattern: assigned('logz[._-]?io|logz', /[A-Za-z]{32}|[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Logz.io under Settings > Manage tokens and issue a new one.',
  source: ['Logz.io Docs: Manage tokens'],
};
