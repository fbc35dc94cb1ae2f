import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const clickupToken: SecretRule = {
  id: 'secret/clickup-token',
  title: 'A ClickUp personal API token is in the diff',
  provider: 'ClickUp',
  keywords: ['pk_'],
  pattern: freeStanding(/pk_\d{5,10}_[A-Z0-9]{32}/),
  longest: 46,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.clickup.com/settings/apps'),
  source: ['ClickUp: Authentication'],
};
