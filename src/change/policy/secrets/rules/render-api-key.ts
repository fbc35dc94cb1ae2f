import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const renderApiKey: SecretRule = {
  id: 'secret/render-api-key',
  title: 'A Render API key is in the diff',
  provider: 'Render',
  keywords: ['rnd_'],
  pattern: freeStanding(/rnd_[A-Za-z0-9]{28,36}/),
  longest: 40,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Render Dashboard under Account Settings > API Keys and issue a new one.',
  source: ['Render Docs: API keys'],
};
