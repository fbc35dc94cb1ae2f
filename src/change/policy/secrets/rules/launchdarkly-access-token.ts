import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const launchdarklyAccessToken: SecretRule = {
  id: 'secret/launchdarkly-access-token',
  title: 'A LaunchDarkly API access token is in the diff',
  provider: 'LaunchDarkly',
  keywords: ['darkly', 'ld_'],
  pattern: assigned(
    'launch_?-?darkly|\\bld_',
    /api-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  ),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in LaunchDarkly under Account settings > Authorization and issue a new one.',
  source: ['LaunchDarkly Docs: API access tokens'],
};
