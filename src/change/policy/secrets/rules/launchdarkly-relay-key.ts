import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const launchdarklyRelayKey: SecretRule = {
  id: 'secret/launchdarkly-relay-key',
  title: 'A LaunchDarkly relay proxy key is in the diff',
  provider: 'LaunchDarkly',
  keywords: ['rel-'],
  pattern: freeStanding(/rel-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: 40,
  entropy: 2.8,
  remedy: 'Revoke it in LaunchDarkly under Account settings > Relay proxy and issue a new one.',
  source: ['LaunchDarkly Docs: Relay Proxy automatic configuration'],
};
