import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const scalewaySecretKey: SecretRule = {
  id: 'secret/scaleway-secret-key',
  title: 'A Scaleway secret key is in the diff',
  provider: 'Scaleway',
  keywords: ['scaleway', 'scw_'],
  pattern: assigned(
    'scaleway|scw_',
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
    'secret|token',
  ),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in the Scaleway console under IAM > API keys and issue a new one.',
  source: ['Scaleway Docs: API keys'],
};
