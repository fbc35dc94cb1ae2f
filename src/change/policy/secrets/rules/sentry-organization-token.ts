import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sentryOrganizationToken: SecretRule = {
  id: 'secret/sentry-organization-token',
  title: 'A Sentry organization auth token is in the diff',
  provider: 'Sentry',
  keywords: ['sntrys_'],
  pattern: freeStanding(/sntrys_eyJ[A-Za-z0-9+/=_-]{60,400}_[A-Za-z0-9+/]{43}/),
  longest: 454,
  entropy: 3,
  valid: isDrawnByChance,
  remedy:
    'Revoke it in Sentry under Settings > Developer Settings > Organization Tokens and issue a new one.',
  source: ['Sentry Docs: Organization auth tokens'],
};
