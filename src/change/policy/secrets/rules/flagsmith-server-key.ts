import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const flagsmithServerKey: SecretRule = {
  id: 'secret/flagsmith-server-key',
  title: 'A Flagsmith server-side environment key is in the diff',
  provider: 'Flagsmith',
  keywords: ['ser.'],
  pattern: freeStanding(/ser\.[A-Za-z0-9]{22}/),
  longest: 26,
  entropy: 3,
  valid: (secret) => isDrawnByChance(secret.slice(-22)),
  remedy: revokeAt('app.flagsmith.com > Environment > SDK Keys'),
  source: ['Flagsmith: Server-side SDKs'],
};
