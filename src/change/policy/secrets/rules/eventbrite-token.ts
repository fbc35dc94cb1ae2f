import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const eventbriteToken: SecretRule = {
  id: 'secret/eventbrite-token',
  title: 'An Eventbrite private token is in the diff',
  provider: 'Eventbrite',
  keywords: ['eventbrite'],
  pattern: assigned('eventbrite', /[A-Z0-9]{20}/),
  longest: longestAssigned + 20,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('eventbrite.com/platform/api-keys'),
  source: ['Eventbrite: Authentication'],
};
