import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const readmeApiKey: SecretRule = {
  id: 'secret/readme-api-key',
  title: 'A ReadMe API key is in the diff',
  provider: 'ReadMe',
  keywords: ['rdme_'],
  pattern: freeStanding(/rdme_[a-z0-9]{70}/),
  longest: 75,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in ReadMe under Configuration > API Keys and issue a new one.',
  source: ['ReadMe Docs: Authentication'],
};
