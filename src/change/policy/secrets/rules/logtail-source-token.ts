import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const logtailSourceToken: SecretRule = {
  id: 'secret/logtail-source-token',
  title: 'A Better Stack source token is in the diff',
  provider: 'Better Stack',
  keywords: ['logtail', 'betterstack', 'better_stack', 'better-stack'],
  pattern: assigned('logtail|better_?-?stack', /[A-Za-z0-9]{24}/i),
  longest: longestAssigned + 24,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Better Stack under Telemetry > Sources and issue a new one.',
  source: ['Better Stack Docs: Logs API'],
};
