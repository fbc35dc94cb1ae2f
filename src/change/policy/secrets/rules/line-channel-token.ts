import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lineChannelToken: SecretRule = {
  id: 'secret/line-channel-token',
  title: 'A LINE channel access token is in the diff',
  provider: 'LINE',
  keywords: ['w1cdnyilfu'],
  pattern: freeStanding(/[A-Za-z0-9+/]{128,172}1O\/w1cDnyilFU=/),
  longest: 186,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the LINE Developers Console under your channel > Messaging API and issue a new one.',
  source: ['LINE Developers: Channel access tokens'],
};
