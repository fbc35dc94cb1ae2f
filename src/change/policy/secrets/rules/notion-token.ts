import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const notionToken: SecretRule = {
  id: 'secret/notion-token',
  title: 'A Notion integration token is in the diff',
  provider: 'Notion',
  keywords: ['ntn_'],
  pattern: freeStanding(/ntn_[A-Za-z0-9]{40,50}/),
  longest: 54,
  entropy: 3,
  valid: isDrawnByChance,
  remedy:
    'Revoke it in Notion under Settings > Connections > Develop or manage integrations and issue a new one.',
  source: ['Notion API: Authorization'],
};
