import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const nomadToken: SecretRule = {
  id: 'secret/nomad-token',
  title: 'A HashiCorp Nomad ACL token is in the diff',
  provider: 'HashiCorp Nomad',
  keywords: ['nomad'],
  pattern: assigned(
    'nomad',
    /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/,
    'token|secret(?:[_-]?id)?',
  ),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('nomad acl token delete'),
  source: ['Nomad: ACL tokens'],
};
