import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const vaultUnsealKey: SecretRule = {
  id: 'secret/vault-unseal-key',
  title: 'A HashiCorp Vault unseal key is in the diff',
  provider: 'HashiCorp Vault',
  keywords: ['unseal'],
  pattern: assigned(
    'unseal',
    /(?:[A-Za-z0-9+/]{44}|[A-Za-z0-9+/]{43}=|[a-f0-9]{64}|[a-f0-9]{66})/,
    String.raw`key(?:s|[_ -]?\d{1,2})?`,
  ),
  longest: longestAssigned + 66,
  entropy: 3.3,
  remedy: revokeAt('vault operator rekey'),
  source: ['Vault: Seal and unseal'],
};
