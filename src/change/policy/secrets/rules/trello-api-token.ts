import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const trelloApiToken: SecretRule = {
  id: 'secret/trello-api-token',
  title: 'A Trello API token is in the diff',
  provider: 'Trello',
  keywords: ['trello'],
  pattern: assigned('trello', /[0-9a-f]{64}|ATTA[0-9a-f]{60,76}/i),
  longest: longestAssigned + 80,
  entropy: 2.8,
  remedy: 'Revoke it in Trello under Settings > Applications and issue a new one.',
  source: ['Atlassian Developer: Trello authorization'],
};
