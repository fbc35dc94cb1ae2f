import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const livekitApiSecret: SecretRule = {
  id: 'secret/livekit-api-secret',
  title: 'A LiveKit API secret is in the diff',
  provider: 'LiveKit',
  keywords: ['livekit'],
  pattern: assigned('livekit', /[A-Za-z0-9]{43,44}/i),
  longest: longestAssigned + 44,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in LiveKit Cloud under Settings > Keys and issue a new one.',
  source: ['LiveKit Docs: Authentication'],
};
