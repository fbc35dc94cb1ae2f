import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const keycloakClientSecret: SecretRule = {
  id: 'secret/keycloak-client-secret',
  title: 'A Keycloak client secret is in the diff',
  provider: 'Keycloak',
  keywords: ['keycloak'],
  pattern: assigned(
    'keycloak',
    /(?:[A-Za-z0-9]{32}|[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12})/,
    'secret',
  ),
  longest: longestAssigned + 36,
  entropy: 3.3,
  remedy: revokeAt('Keycloak > Clients > Credentials > Regenerate'),
  source: ['Keycloak: Client credentials'],
};
