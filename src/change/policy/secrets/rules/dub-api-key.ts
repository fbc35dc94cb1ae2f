import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dubApiKey: SecretRule = {
  id: 'secret/dub-api-key',
  title: 'A Dub API key is in the diff',
  provider: 'Dub',
  keywords: ['dub_'],
  pattern: freeStanding(/dub_[A-Za-z0-9]{24}/),
  longest: 28,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.dub.co > Settings > API Keys'),
  source: ['Dub: API keys'],
};
