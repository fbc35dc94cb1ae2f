import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const twitchClientSecret: SecretRule = {
  id: 'secret/twitch-client-secret',
  title: 'A Twitch client secret is in the diff',
  provider: 'Twitch',
  keywords: ['twitch'],
  pattern: assigned('twitch', /[a-z0-9]{30}/i),
  longest: longestAssigned + 30,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Twitch Developer Console under Applications and issue a new one.',
  source: ['Twitch Developers: Authentication'],
};
