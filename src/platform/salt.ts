import { createHash } from 'node:crypto';
import type { Log } from './log.ts';
import type { Notes } from './notes.ts';
import { type PayloadCipher, PayloadUnreadable } from './payload-cipher.ts';

/** Notes of the App itself. */
const appItself = 0;
const key = 'findings-salt';

/**
 * The secret that fingerprints of findings are salted with. It comes from the App's first private key and outlives it:
 * approvals name findings by their fingerprints, and rotating a key must not void them. It is kept sealed, and sealed
 * anew at every start, so that the key before can go.
 */
export async function findingsSalt(options: {
  notes: Notes;
  cipher: PayloadCipher;
  /** The App's present key, PEM. */
  privateKey: string;
  log: Log;
}): Promise<string> {
  const { notes, cipher, privateKey, log } = options;
  const kept = await notes.get(appItself, key);
  const salt = (typeof kept === 'string' ? opened(cipher, kept, log) : null) ?? derived(privateKey);
  const sealed = cipher.seal(Buffer.from(salt, 'utf8'), key);
  await notes.set(appItself, key, Buffer.from(sealed).toString('base64'));
  return salt;
}

function derived(privateKey: string): string {
  return createHash('sha256').update(`findings\n${privateKey}`).digest('hex');
}

function opened(cipher: PayloadCipher, sealed: string, log: Log): string | null {
  try {
    return Buffer.from(cipher.open(Buffer.from(sealed, 'base64'), key)).toString('utf8');
  } catch (error) {
    if (!(error instanceof PayloadUnreadable)) throw error;
    // Nothing is unsafe: approvals that accepted findings have to be given again.
    log.warn({ err: error }, 'the salt of findings cannot be read: their fingerprints change');
    return null;
  }
}
