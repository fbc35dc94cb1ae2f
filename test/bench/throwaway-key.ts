import { generateKeyPairSync } from 'node:crypto';

/** A private key that is made at run time and trusted by nobody. */
export function throwawayKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}
