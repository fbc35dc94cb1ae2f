import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const vaultRecoveryToken: SecretRule = {
  id: 'secret/vault-recovery-token',
  title: 'A HashiCorp Vault recovery token is in the diff',
  provider: 'HashiCorp Vault',
  keywords: ['hvr.'],
  pattern: freeStanding(/hvr\.[A-Za-z0-9_-]{24,160}/),
  longest: 164,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('Vault in recovery mode, by restarting it'),
  source: ['Vault: Recovery mode'],
};
