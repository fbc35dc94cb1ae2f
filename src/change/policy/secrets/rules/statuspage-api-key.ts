import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const statuspageApiKey: SecretRule = {
  id: 'secret/statuspage-api-key',
  title: 'A Statuspage API key is in the diff',
  provider: 'Statuspage',
  keywords: ['statuspage', 'status_page', 'status-page'],
  pattern: assigned(
    'status_?-?page',
    /[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  ),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Statuspage under API info and issue a new one.',
  source: ['Statuspage API: Authentication'],
};
