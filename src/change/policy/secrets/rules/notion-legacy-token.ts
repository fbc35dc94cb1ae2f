import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const notionLegacyToken: SecretRule = {
  id: 'secret/notion-legacy-token',
  title: 'A Notion integration token is in the diff',
  provider: 'Notion',
  keywords: ['secret_'],
  pattern: freeStanding(/secret_[A-Za-z0-9]{43}/),
  longest: 50,
  entropy: 3.5,
  valid: isDrawnByChance,
  remedy:
    'Revoke it in Notion under Settings > Connections > Develop or manage integrations and issue a new one.',
  source: ['Notion API: Authorization'],
};
