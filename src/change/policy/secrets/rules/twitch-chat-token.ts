import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const twitchChatToken: SecretRule = {
  id: 'secret/twitch-chat-token',
  title: 'A Twitch chat token is in the diff',
  provider: 'Twitch',
  keywords: ['oauth:'],
  pattern: freeStanding(/oauth:[a-z0-9]{30}/),
  longest: 36,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Twitch under Settings > Connections and issue a new one.',
  source: ['Twitch Developers: Authenticating with chat'],
};
