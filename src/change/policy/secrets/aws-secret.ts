import { isDrawnByChance } from './drawn-by-chance.ts';

/** Whether forty characters of base64 can be a secret access key, and not the hash of a commit or a path. */
export function isAwsSecret(secret: string): boolean {
  return /[a-z]/.test(secret) && /[A-Z]/.test(secret) && isDrawnByChance(secret);
}
