import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const launchdarklyMobileKey: SecretRule = {
  id: 'secret/launchdarkly-mobile-key',
  title: 'A LaunchDarkly mobile key is in the diff',
  provider: 'LaunchDarkly',
  keywords: ['mob-'],
  pattern: freeStanding(/mob-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: 40,
  entropy: 2.8,
  remedy:
    'Revoke it in LaunchDarkly under Project settings > Environments > Reset mobile key and issue a new one.',
  source: ['LaunchDarkly Docs: SDK credentials'],
  weight: 'warn',
};
