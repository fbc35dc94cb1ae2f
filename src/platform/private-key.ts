import { createPrivateKey } from 'node:crypto';

/**
 * Reads an App's private key as people paste it: a PEM block, one with `\n` written out, or the block in base64.
 * @returns the PEM text.
 * @throws {Error} saying what is wrong, never showing any of the text.
 */
export function parsePrivateKey(text: string): string {
  const unescaped = text.trim().replaceAll('\\n', '\n');
  const pem = unescaped.startsWith('-----BEGIN') ? unescaped : decodeBase64(unescaped);
  if (!pem.startsWith('-----BEGIN')) throw new Error('it is neither a PEM block nor one in base64');
  try {
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return `${pem.trim()}\n`;
  } catch {
    throw new Error('it is a PEM block, but the key in it cannot be read; was it cut off?');
  }
  throw new Error('it is not an RSA key, and GitHub Apps sign with RSA');
}

function decodeBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8').trim();
}
