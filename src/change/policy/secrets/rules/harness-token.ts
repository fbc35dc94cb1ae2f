import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const harnessToken: SecretRule = {
  id: 'secret/harness-token',
  title: 'A Harness personal or service account token is in the diff',
  provider: 'Harness',
  keywords: ['pat.', 'sat.'],
  pattern: freeStanding(/(?:pat|sat)\.[A-Za-z0-9_-]{22}\.[a-f0-9]{24}\.[A-Za-z0-9]{20}/),
  longest: 72,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.harness.io > Profile > API keys'),
  source: ['Harness: Manage API keys'],
};
