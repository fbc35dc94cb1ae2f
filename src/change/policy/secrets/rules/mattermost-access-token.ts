import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mattermostAccessToken: SecretRule = {
  id: 'secret/mattermost-access-token',
  title: 'A Mattermost access token is in the diff',
  provider: 'Mattermost',
  keywords: ['mattermost'],
  pattern: assigned('mattermost', /[a-z0-9]{26}/i),
  longest: longestAssigned + 26,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Mattermost under Profile > Security > Personal access tokens and issue a new one.',
  source: ['Mattermost Developers: Personal access tokens'],
};
