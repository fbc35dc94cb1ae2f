import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const wiseApiToken: SecretRule = {
  id: 'secret/wise-api-token',
  title: 'A Wise API token is in the diff',
  provider: 'Wise',
  keywords: ['wise_', 'wise-', 'wiseapi', 'transferwise'],
  pattern: assigned(
    '(?:transfer)?wise(?=[_-]?(?:api|token|sandbox|live|prod))',
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  ),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Wise under Settings > API tokens and issue a new one.',
  source: ['Wise Platform Docs: Personal tokens'],
};
