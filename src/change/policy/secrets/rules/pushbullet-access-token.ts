import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pushbulletAccessToken: SecretRule = {
  id: 'secret/pushbullet-access-token',
  title: 'A Pushbullet access token is in the diff',
  provider: 'Pushbullet',
  keywords: ['pushbullet', 'push_bullet', 'push-bullet'],
  pattern: assigned('push_?-?bullet', /o\.[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 34,
  entropy: 2.8,
  remedy: 'Revoke it in Pushbullet under Settings > Account and issue a new one.',
  source: ['Pushbullet API: Authentication'],
};
