import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const jinaApiKey: SecretRule = {
  id: 'secret/jina-api-key',
  title: 'A Jina AI API key is in the diff',
  provider: 'Jina AI',
  keywords: ['jina_'],
  pattern: freeStanding(/jina_[a-f0-9]{32}[A-Za-z0-9_-]{28}/),
  longest: 65,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('jina.ai/api-dashboard/key-manager'),
  source: ['Jina AI: API dashboard'],
};
