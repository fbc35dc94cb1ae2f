import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const getstreamSecret: SecretRule = {
  id: 'secret/getstream-secret',
  title: 'A Stream API secret is in the diff',
  provider: 'Stream',
  keywords: ['getstream', 'get_stream', 'stream_api', 'stream_secret', 'stream_chat'],
  pattern: assigned('get[_-]?stream|stream_(?:api|secret|chat)', '[a-z0-9]{64}', 'secret'),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.getstream.io'),
  source: ['Stream: Tokens and authentication'],
};
