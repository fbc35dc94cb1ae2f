import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sentryPrivateDsn: SecretRule = {
  id: 'secret/sentry-private-dsn',
  title: 'A Sentry DSN with its secret is in the diff',
  provider: 'Sentry',
  keywords: ['https://'],
  pattern: freeStanding(/https:\/\/[0-9a-f]{32}:[0-9a-f]{32}@[A-Za-z0-9.-]{4,80}\/\d{1,20}/),
  longest: 175,
  remedy: 'Revoke it in Sentry under Project settings > Client Keys and issue a new one.',
  source: ['Sentry Docs: DSN explainer'],
};
