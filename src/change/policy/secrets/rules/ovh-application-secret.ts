import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const ovhApplicationSecret: SecretRule = {
  id: 'secret/ovh-application-secret',
  title: 'An OVHcloud application secret is in the diff',
  provider: 'OVHcloud',
  keywords: ['ovh_', 'ovh-', 'ovhapi', 'ovhcloud', '"ovh"', 'ovh:'],
  pattern: assigned('ovh', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the OVHcloud API console with DELETE /me/api/application and issue a new one.',
  source: ['OVHcloud: First steps with the API'],
};
