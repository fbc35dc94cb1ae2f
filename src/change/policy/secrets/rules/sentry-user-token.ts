import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sentryUserToken: SecretRule = {
  id: 'secret/sentry-user-token',
  title: 'A Sentry user auth token is in the diff',
  provider: 'Sentry',
  keywords: ['sntryu_', 'sntrya_', 'sntryi_'],
  pattern: freeStanding(/sntry[uai]_[0-9a-f]{64}/),
  longest: 71,
  entropy: 2.8,
  remedy: 'Revoke it in Sentry under User settings > Personal Tokens and issue a new one.',
  source: ['Sentry Docs: Auth tokens'],
};
