import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const livekitApiSecret: SecretRule = {
  id: 'secret/livekit-api-secret',
  title: 'A LiveKit API secret is in the diff',
  provider: 'LiveKit',
  keywords: ['livekit'],
  pattern: namedValue('livekit', /[A-Za-z0-9]{43,44}/),
  longest: beforeValue + 44,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in LiveKit Cloud under Settings > Keys and issue a new one.',
  source: ['LiveKit Docs: Authentication'],
};
