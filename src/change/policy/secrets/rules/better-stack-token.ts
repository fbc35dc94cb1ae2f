import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const betterStackToken: SecretRule = {
  id: 'secret/better-stack-token',
  title: 'A Better Stack API token is in the diff',
  provider: 'Better Stack',
  keywords: [
    'betterstack',
    'better_stack',
    'better-stack',
    'better.stack',
    'betteruptime',
    'better_uptime',
    'better-uptime',
    'better.uptime',
    'logtail',
  ],
  pattern: assigned('better[_-]?(?:stack|uptime)|logtail', /[A-Za-z0-9]{24}/),
  longest: longestAssigned + 24,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('betterstack.com/settings/api-tokens'),
  source: ['Better Stack: API tokens'],
};
