import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const linearOauthToken: SecretRule = {
  id: 'secret/linear-oauth-token',
  title: 'A Linear OAuth token is in the diff',
  provider: 'Linear',
  keywords: ['lin_oauth_'],
  pattern: freeStanding(/lin_oauth_[A-Za-z0-9]{64}/),
  longest: 74,
  entropy: 2.8,
  remedy: 'Revoke it in Linear under Settings > Applications and issue a new one.',
  source: ['https://linear.app/developers'],
};
