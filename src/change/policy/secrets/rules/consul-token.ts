import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const consulToken: SecretRule = {
  id: 'secret/consul-token',
  title: 'A HashiCorp Consul ACL token is in the diff',
  provider: 'HashiCorp Consul',
  keywords: ['consul'],
  pattern: assigned(
    'consul',
    /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/,
    'token|secret(?:[_-]?id)?',
  ),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('consul acl token delete'),
  source: ['Consul: ACL tokens'],
};
