import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const adobeClientSecret: SecretRule = {
  id: 'secret/adobe-client-secret',
  title: 'An Adobe client secret is in the diff',
  provider: 'Adobe',
  keywords: ['p8e-'],
  pattern: freeStanding(/p8e-[A-Za-z0-9_-]{32}/),
  longest: 36,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('developer.adobe.com/console > Credentials'),
  source: ['Adobe Developer Console: Credentials'],
};
