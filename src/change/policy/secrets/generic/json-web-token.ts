import { Buffer } from 'node:buffer';
import type { SecretRule } from '../secret-rule.ts';

function parsed(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Whether a claim says that the token is the one of an introduction, or one that a page hands to everybody. */
function isPublic(claims: Readonly<Record<string, unknown>>): boolean {
  const { sub, name, role, iss, some } = claims;
  if (sub === '1234567890' || name === 'John Doe' || name === 'Jane Doe' || some === 'payload') return true;
  // RFC 7519's own example.
  if (iss === 'joe' && claims['http://example.com/is_root'] === true) return true;
  return role === 'anon';
}

export const jsonWebToken: SecretRule = {
  id: 'secret/jwt',
  title: 'A signed JSON Web Token is in the diff',
  provider: 'whoever signed it',
  keywords: ['eyj'],
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>(?<head>eyJ[A-Za-z0-9_-]{8,1000})\.(?<body>[A-Za-z0-9_-]{8,6000})\.(?<signature>[A-Za-z0-9_-]{20,1400}))(?![A-Za-z0-9_-])/,
  longest: 8500,
  valid: (_, { head = '', body = '', signature = '' }) => {
    const header = parsed(head);
    const claims = parsed(body);
    if (header === null || claims === null || typeof header.alg !== 'string') return false;
    if (header.alg.toLowerCase() === 'none' || new Set(signature).size < 10) return false;
    return !/signature|your-256|example/i.test(signature) && !isPublic(claims);
  },
  remedy:
    'End the session or revoke the grant with whoever issued it; change the signing key if it lives long.',
  source: ['RFC 7519', 'RFC 7515'],
};
