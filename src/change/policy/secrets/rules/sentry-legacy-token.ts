import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sentryLegacyToken: SecretRule = {
  id: 'secret/sentry-legacy-token',
  title: 'A Sentry auth token is in the diff',
  provider: 'Sentry',
  keywords: ['sentry'],
  pattern: assigned('sentry', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in Sentry under User settings > Personal Tokens and issue a new one.',
  source: ['Sentry Docs: Auth tokens'],
};
