import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tinybirdToken: SecretRule = {
  id: 'secret/tinybird-token',
  title: 'A Tinybird token is in the diff',
  provider: 'Tinybird',
  keywords: ['p.eyj'],
  pattern: freeStanding(/p\.eyJ[A-Za-z0-9_-]{40,300}\.[A-Za-z0-9_-]{40,50}/),
  longest: 356,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Tinybird under Tokens and issue a new one.',
  source: ['Tinybird Docs: Tokens'],
};
