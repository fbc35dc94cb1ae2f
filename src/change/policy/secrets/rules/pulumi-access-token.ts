import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pulumiAccessToken: SecretRule = {
  id: 'secret/pulumi-access-token',
  title: 'A Pulumi access token is in the diff',
  provider: 'Pulumi',
  keywords: ['pul-'],
  pattern: freeStanding(/pul-[0-9a-f]{40}/),
  longest: 44,
  entropy: 2.8,
  remedy: 'Revoke it in Pulumi Cloud under Settings > Access tokens and issue a new one.',
  source: ['Pulumi Docs: Access tokens'],
};
