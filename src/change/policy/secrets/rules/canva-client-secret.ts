import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const canvaClientSecret: SecretRule = {
  id: 'secret/canva-client-secret',
  title: 'A Canva client secret is in the diff',
  provider: 'Canva',
  keywords: ['cnvca'],
  pattern: freeStanding(/cnvca[A-Za-z0-9_-]{45,64}/),
  longest: 69,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('canva.com/developers/integrations'),
  source: ['Canva Connect APIs: Creating integrations'],
};
