import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const webexAccessToken: SecretRule = {
  id: 'secret/webex-access-token',
  title: 'A Webex access token is in the diff',
  provider: 'Webex',
  keywords: ['webex', 'spark'],
  pattern: freeStanding(
    /[A-Za-z0-9]{64}_[A-Z0-9]{4}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  ),
  longest: 106,
  near: 120,
  entropy: 2.8,
  remedy: 'Revoke it in Webex for Developers under My Webex Apps and issue a new one.',
  source: ['Webex for Developers: Authentication'],
};
