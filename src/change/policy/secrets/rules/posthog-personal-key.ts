import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const posthogPersonalKey: SecretRule = {
  id: 'secret/posthog-personal-key',
  title: 'A PostHog personal API key is in the diff',
  provider: 'PostHog',
  keywords: ['phx_'],
  pattern: freeStanding(/phx_[A-Za-z0-9]{40,60}/),
  longest: 64,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in PostHog under Settings > Personal API keys and issue a new one.',
  source: ['PostHog Docs: Personal API keys'],
};
