import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A stored payload cannot be read. The message says why and what to do. */
export class PayloadUnreadable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PayloadUnreadable';
  }
}

/** Keeps stored payloads from everybody who has only the store. */
export interface PayloadCipher {
  /**
   * @param context what the payload belongs to; it can be opened only with the same.
   * @returns bytes in memory of their own.
   */
  seal(plain: Uint8Array, context: string): Uint8Array;
  /** @throws {PayloadUnreadable} when it was sealed with another key or for another context, or was changed. */
  open(sealed: Uint8Array, context: string): Uint8Array;
}

/**
 * A sealed payload: format 1, id of the key, nonce, ciphertext, tag. What is encrypted is the payload deflated, for
 * GitHub's are a tenth as long then, and bytes that need not be written and synced save far more time than deflating
 * at the lowest level takes. Lengths tell nothing that whoever can guess at them does not know better from GitHub.
 */
const format = 1;
const idBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + idBytes + nonceBytes;

/** So many nonces are drawn at a time, for asking the system for each costs more than the cipher's setup. */
const noncesAtOnce = 256;

/**
 * What a payload is sealed for: it cannot be passed off as that of another delivery, or as another event.
 * @param delivery.id its GUID.
 */
export function payloadContext({ id, event }: { readonly id: string; readonly event: string }): string {
  return `${id}\n${event}`;
}

/** Deflated, most payloads fit into so many bytes; longer ones are put together of several. */
const deflatedBytes = 4096;

/** Bytes of a key. */
export const payloadKeyBytes = 32;

/**
 * AES-256-GCM with random 96-bit nonces, so a key is good for 2^32 payloads (NIST SP 800-38D, 8.3).
 * @param keys 32 bytes each. The first seals, all of them open, so that a key can be replaced by a new first one.
 * @throws {Error} when there is none, or one has another length.
 */
export function createPayloadCipher(keys: readonly Uint8Array[]): PayloadCipher {
  if (keys.some((key) => key.length !== payloadKeyBytes))
    throw new Error(`A key for payloads has ${payloadKeyBytes} bytes.`);
  const byId = new Map(keys.toReversed().map((key) => [keyId(key), createSecretKey(key)]));
  const [first] = keys;
  if (first === undefined) throw new Error('Payloads cannot be stored without a key.');
  const sealing = createSecretKey(first);
  const sealingId = Buffer.from(keyId(first), 'hex');
  const nonces = Buffer.alloc(nonceBytes * noncesAtOnce);
  let used = nonces.length;

  const nextNonce = () => {
    if (used === nonces.length) {
      randomFillSync(nonces);
      used = 0;
    }
    used += nonceBytes;
    return nonces.subarray(used - nonceBytes, used);
  };

  return {
    seal: (plain, context) => {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      cipher.setAAD(Buffer.from(context, 'utf8'));
      const deflated = cipher.update(deflateRawSync(plain, { level: 1, chunkSize: deflatedBytes }));
      cipher.final();
      const sealed = Buffer.allocUnsafeSlow(headBytes + deflated.length + tagBytes);
      sealed[0] = format;
      sealed.set(sealingId, 1);
      sealed.set(nonce, 1 + idBytes);
      sealed.set(deflated, headBytes);
      sealed.set(cipher.getAuthTag(), headBytes + deflated.length);
      return sealed;
    },
    open: (sealed, context) => openWith(byId, sealed, context),
  };
}

/**
 * Keys from the private keys of the App, for whoever sets none: HKDF-SHA256 (RFC 5869) of each key's PKCS #8 form,
 * in their order. Whoever has that key can speak for the App and so gets every payload from GitHub anyway.
 * @param privateKeys PEM texts.
 */
export function derivePayloadKeys(privateKeys: readonly string[]): Uint8Array[] {
  return privateKeys.map((pem) => {
    const secret = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
    return new Uint8Array(hkdfSync('sha256', secret, '', 'wired-chaos stored payloads 1', payloadKeyBytes));
  });
}

function openWith(keys: ReadonlyMap<string, KeyObject>, sealed: Uint8Array, context: string): Uint8Array {
  if (sealed.length < headBytes + tagBytes || sealed[0] !== format)
    throw new PayloadUnreadable('The stored payload is not in the form that this program writes.');
  const id = Buffer.from(sealed.subarray(1, 1 + idBytes)).toString('hex');
  const key = keys.get(id);
  if (key === undefined) {
    throw new PayloadUnreadable(
      `The stored payload was encrypted with the key ${id}, which the settings do not name. Add that key to ` +
        'WIRED_CHAOS_PAYLOAD_KEYS (or the private key of the App that it comes from) and retry.',
    );
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1 + idBytes, headBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    const deflated = decipher.update(sealed.subarray(headBytes, -tagBytes));
    decipher.final();
    // It has been proven to be what this program sealed, so it is no larger than what was accepted.
    return inflateRawSync(deflated);
  } catch (error) {
    throw new PayloadUnreadable(
      'The stored payload was changed, or belongs to another delivery. Have GitHub deliver it again.',
      { cause: error },
    );
  }
}

/** Tells keys apart and says nothing about them: the beginning of the key's SHA-256, in hex. */
function keyId(key: Uint8Array): string {
  return createHash('sha256')
    .update('wired-chaos payload key\n')
    .update(key)
    .digest('hex')
    .slice(0, idBytes * 2);
}
