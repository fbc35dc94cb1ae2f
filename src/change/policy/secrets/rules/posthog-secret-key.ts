import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const posthogSecretKey: SecretRule = {
  id: 'secret/posthog-secret-key',
  title: 'A PostHog feature flags secure key is in the diff',
  provider: 'PostHog',
  keywords: ['phs_'],
  pattern: freeStanding(/phs_[A-Za-z0-9]{40,60}/),
  longest: 64,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in PostHog under Project settings > Feature flags and issue a new one.',
  source: ['PostHog Docs: Project secret API key'],
};
