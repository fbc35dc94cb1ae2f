import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const heliconeApiKey: SecretRule = {
  id: 'secret/helicone-api-key',
  title: 'A Helicone API key is in the diff',
  provider: 'Helicone',
  keywords: ['sk-helicone-'],
  pattern: freeStanding(/sk-helicone-[a-z0-9-]{24,60}/),
  longest: 72,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('us.helicone.ai/settings/api-keys'),
  source: ['Helicone: Authentication'],
};
