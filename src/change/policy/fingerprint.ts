import { createHmac } from 'node:crypto';

/**
 * The stable id of a finding: the same for the same content in the same file, wherever in the file it stands.
 * @param salt secret of the installation, so that a guess of the content cannot be checked against the result.
 * @returns 16 hex digits of an HMAC-SHA256 over rule, path and content.
 */
export function fingerprint(salt: string, rule: string, path: string, content: string): string {
  const hmac = createHmac('sha256', salt);
  return hmac
    .update(JSON.stringify([rule, path, content]))
    .digest('hex')
    .slice(0, 16);
}
