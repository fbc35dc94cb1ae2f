import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const vaultBatchToken: SecretRule = {
  id: 'secret/vault-batch-token',
  title: 'A HashiCorp Vault batch token is in the diff',
  provider: 'HashiCorp Vault',
  keywords: ['hvb.'],
  pattern: freeStanding(/hvb\.[A-Za-z0-9_-]{80,400}/),
  longest: 404,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('vault token revoke of its parent'),
  source: ['Vault: Batch tokens'],
};
