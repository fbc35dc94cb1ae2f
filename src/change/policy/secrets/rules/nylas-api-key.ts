import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nylasApiKey: SecretRule = {
  id: 'secret/nylas-api-key',
  title: 'A Nylas API key is in the diff',
  provider: 'Nylas',
  keywords: ['nyk_v'],
  pattern: freeStanding(/nyk_v\d_[A-Za-z0-9]{64}/),
  longest: 71,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Nylas Dashboard under API Keys and issue a new one.',
  source: ['Nylas Docs: API keys'],
};
