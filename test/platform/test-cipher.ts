import { randomBytes } from 'node:crypto';
import { createPayloadCipher } from '../../src/platform/payload-cipher.ts';

/** A cipher with a key that nobody else has. */
export const testCipher = createPayloadCipher([randomBytes(32)]);
