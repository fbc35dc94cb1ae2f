import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const todoistApiToken: SecretRule = {
  id: 'secret/todoist-api-token',
  title: 'A Todoist API token is in the diff',
  provider: 'Todoist',
  keywords: ['todoist'],
  pattern: assigned('todoist', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in Todoist under Settings > Integrations > Developer and issue a new one.',
  source: ['Todoist Developer: Authorization'],
};
