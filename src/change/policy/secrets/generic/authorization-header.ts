import { base64Text } from '../base64-text.ts';
import type { SecretRule } from '../secret-rule.ts';
import { isSecretValue, isUsablePassword } from './secret-value.ts';

/** Whether a text is `user:password` with a password that somebody uses. */
export function isUserAndPassword(text: string | null): boolean {
  const colon = text?.indexOf(':') ?? -1;
  if (text === null || colon < 0) return false;
  const password = text.slice(colon + 1);
  return isUsablePassword(password, { user: text.slice(0, colon), host: 'somewhere.else.net' });
}

export const authorizationHeader: SecretRule = {
  id: 'secret/authorization-header',
  title: 'An Authorization header with its credentials is in the diff',
  provider: 'the server that it is sent to',
  keywords: ['bearer', 'basic', 'authorization'],
  pattern:
    /(?<![A-Za-z0-9])(?:(?<kind>bearer|basic)(?:\s{1,4}|%20|\+)|authorization["'`]{0,2}\s{0,3}[:=,]\s{0,3}["'`]?(?:token|apikey|api-key|key|sso-key|splunk|genericapikey|bot)\s{1,3}(?:token=)?["']?)(?<secret>[A-Za-z0-9+/_.~:-]{8,1500}={0,2})(?![A-Za-z0-9+/_<[{$*…])/i,
  longest: 1600,
  valid: (secret, { kind = '' }) =>
    kind.toLowerCase() === 'basic'
      ? isUserAndPassword(base64Text(secret))
      : secret.length >= 16 && isSecretValue(secret, 'secret', 4),
  remedy: 'Revoke the token or change the password where it was issued, and read it from a secret store.',
  source: ['RFC 9110, 11.6.2', 'RFC 7617', 'RFC 6750'],
};
