import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const getstreamSecret: SecretRule = {
  id: 'secret/getstream-secret',
  title: 'A Stream API secret is in the diff',
  provider: 'Stream',
  keywords: [
    'getstream',
    'get_stream',
    'get-stream',
    'get.stream',
    'stream_api',
    'stream-api',
    'stream.api',
    'streamapi',
    'stream_secret',
    'stream-secret',
    'stream.secret',
    'streamsecret',
    'stream_chat',
    'stream-chat',
    'stream.chat',
    'streamchat',
  ],
  pattern: assigned('get[_-]?stream|stream_(?:api|secret|chat)', /[a-z0-9]{64}/, 'secret'),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.getstream.io'),
  source: ['Stream: Tokens and authentication'],
};
