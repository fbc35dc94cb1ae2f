import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const launchdarklySdkKey: SecretRule = {
  id: 'secret/launchdarkly-sdk-key',
  title: 'A LaunchDarkly server-side SDK key is in the diff',
  provider: 'LaunchDarkly',
  keywords: ['sdk-'],
  pattern: freeStanding(/sdk-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: 40,
  entropy: 2.8,
  remedy:
    'Revoke it in LaunchDarkly under Project settings > Environments > Reset SDK key and issue a new one.',
  source: ['LaunchDarkly Docs: SDK credentials'],
};
