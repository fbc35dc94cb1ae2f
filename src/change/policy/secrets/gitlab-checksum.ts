import { crc32 } from './crc32.ts';

/**
 * Whether the last seven characters of a routable token are the CRC-32 of all before them, in base 36.
 * @see GitLab Handbook, Cells: Routable tokens
 */
export function hasGitlabChecksum(token: string): boolean {
  return token.endsWith(crc32(token.slice(0, -7)).toString(36).padStart(7, '0'));
}
