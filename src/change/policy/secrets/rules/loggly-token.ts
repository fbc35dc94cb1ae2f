import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const logglyToken: SecretRule = {
  id: 'secret/loggly-token',
  title: 'A Loggly customer token is in the diff',
  provider: 'Loggly',
  keywords: ['loggly'],
  pattern: assigned('loggly', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Loggly under Source Setup > Customer Tokens and issue a new one.',
  source: ['SolarWinds Loggly: Customer token'],
};
