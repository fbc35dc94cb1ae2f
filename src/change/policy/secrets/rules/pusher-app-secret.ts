import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pusherAppSecret: SecretRule = {
  id: 'secret/pusher-app-secret',
  title: 'A Pusher app secret is in the diff',
  provider: 'Pusher',
  keywords: ['pusher'],
  pattern: assigned('pusher', /[0-9a-f]{20}/i, 'secret'),
  longest: longestAssigned + 20,
  entropy: 2.4,
  remedy: 'Revoke it in the Pusher Dashboard under App Keys and issue a new one.',
  source: ['Pusher Channels Docs: App keys'],
};
