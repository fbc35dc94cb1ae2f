import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pusherBeamsKey: SecretRule = {
  id: 'secret/pusher-beams-key',
  title: 'A Pusher Beams secret key is in the diff',
  provider: 'Pusher Beams',
  keywords: ['pusher', 'beams_', 'beams-'],
  pattern: assigned('pusher|beams', /[0-9A-F]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in the Pusher Dashboard under Beams > Keys and issue a new one.',
  source: ['Pusher Beams Docs: Server SDK'],
};
