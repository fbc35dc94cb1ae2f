import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const vaultLegacyToken: SecretRule = {
  id: 'secret/vault-legacy-token',
  title: 'A HashiCorp Vault token of the old form is in the diff',
  provider: 'HashiCorp Vault',
  keywords: ['vault'],
  pattern: assigned('vault|', /(?:s|b|r)\.[A-Za-z0-9]{24}/, 'token|secret|key|vault'),
  longest: longestAssigned + 26,
  entropy: 3,
  remedy: revokeAt('vault token revoke'),
  source: ['Vault: Tokens'],
};
