import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lemonsqueezyApiKey: SecretRule = {
  id: 'secret/lemonsqueezy-api-key',
  title: 'A Lemon Squeezy API key is in the diff',
  provider: 'Lemon Squeezy',
  keywords: ['squeezy'],
  pattern: assigned(
    'lemon_?-?squeezy',
    /eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{40,600}\.[A-Za-z0-9_-]{80,800}/i,
  ),
  longest: longestAssigned + 1605,
  entropy: 2.8,
  remedy: 'Revoke it in Lemon Squeezy under Settings > API and issue a new one.',
  source: ['Lemon Squeezy Docs: API keys'],
};
