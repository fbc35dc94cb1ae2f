import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const chromaApiKey: SecretRule = {
  id: 'secret/chroma-api-key',
  title: 'A Chroma Cloud API key is in the diff',
  provider: 'Chroma Cloud',
  keywords: ['ck-'],
  pattern: freeStanding(/ck-[A-Za-z0-9]{43,48}/),
  longest: 51,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('trychroma.com > Settings > API Keys'),
  source: ['Chroma Cloud: Getting started'],
};
