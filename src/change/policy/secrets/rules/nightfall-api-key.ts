import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nightfallApiKey: SecretRule = {
  id: 'secret/nightfall-api-key',
  title: 'A Nightfall API key is in the diff',
  provider: 'Nightfall',
  keywords: ['nf-'],
  pattern: freeStanding(/NF-[A-Za-z0-9]{32}/),
  longest: 35,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Nightfall console under Developer Platform > API Keys and issue a new one.',
  source: ['Nightfall Docs: API keys'],
};
