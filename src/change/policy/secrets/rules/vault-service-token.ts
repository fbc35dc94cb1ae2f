import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const vaultServiceToken: SecretRule = {
  id: 'secret/vault-service-token',
  title: 'A HashiCorp Vault service token is in the diff',
  provider: 'HashiCorp Vault',
  keywords: ['hvs.'],
  pattern: freeStanding(/hvs\.[A-Za-z0-9_-]{24,160}/),
  longest: 164,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('vault token revoke, or POST /v1/auth/token/revoke'),
  source: ['Vault: Tokens'],
};
