/** What the bytes of a private key look like, apart from the words around them. */

const encryptedInfo = /^2a864886f70d01(?:05|0c01)/;

/** Length of the DER value at `offset` as [content offset, content length], or null when it is none. */
function derValue(bytes: Uint8Array, offset: number, tag: number): [number, number] | null {
  if (bytes[offset] !== tag) return null;
  const first = bytes[offset + 1];
  if (first === undefined) return null;
  if (first < 0x80) return [offset + 2, first];
  const octets = first & 0x7f;
  if (octets === 0 || octets > 3) return null;
  let length = 0;
  for (let index = 0; index < octets; index += 1) length = length * 256 + (bytes[offset + 2 + index] ?? 0);
  return [offset + 2 + octets, length];
}

/**
 * The kind of private key that these bytes are: PKCS #1 and DSA (RFC 8017, A.1.2), SEC 1 (RFC 5915), PKCS #8
 * plain and encrypted (RFC 5958), or OpenSSH's own format (PROTOCOL.key). Null for anything else, public keys
 * and certificates included, and for a fragment that holds less than half of what its length announces.
 */
export function privateKeyIn(bytes: Uint8Array): string | null {
  if (Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'openssh-key-v1\0') {
    return bytes.length >= 100 ? 'OPENSSH PRIVATE KEY' : null;
  }
  const outer = derValue(bytes, 0, 0x30);
  if (outer === null || outer[1] < 32 || bytes.length - outer[0] < outer[1] / 2) return null;
  const algorithm = derValue(bytes, outer[0], 0x30);
  if (algorithm !== null) {
    const oid = derValue(bytes, algorithm[0], 0x06);
    if (oid === null) return null;
    const hex = Buffer.from(bytes.subarray(oid[0], oid[0] + oid[1])).toString('hex');
    return encryptedInfo.test(hex) ? 'ENCRYPTED PRIVATE KEY' : null;
  }
  const version = derValue(bytes, outer[0], 0x02);
  if (version === null || version[1] !== 1) return null;
  const next = version[0] + 1;
  const number = bytes[version[0]];
  if (number === 0) {
    const modulus = derValue(bytes, next, 0x02);
    if (modulus !== null && modulus[1] >= 32) return 'RSA PRIVATE KEY';
  }
  if (number === 1) {
    const scalar = derValue(bytes, next, 0x04);
    if (scalar !== null && scalar[1] >= 16 && scalar[1] <= 72) return 'EC PRIVATE KEY';
  }
  const inner = derValue(bytes, next, 0x30);
  return inner !== null && derValue(bytes, inner[0], 0x06) !== null ? 'PRIVATE KEY' : null;
}

/** Whether the bytes begin a DER value that announces more than twice of what is there: a shortened example. */
function isShortened(bytes: Uint8Array): boolean {
  const outer = derValue(bytes, 0, 0x30);
  return outer !== null && bytes.length - outer[0] < outer[1] / 2;
}

const SHORTEST = 60;
const SHORTEST_UNCLOSED = 200;
const WORD = 16;

/**
 * Whether the words between the lines of an armour are a key, and not a placeholder, prose, or an example cut
 * short. The smallest real one is Ed25519 in PKCS #8: 64 characters of base64.
 * @param words pieces of base64, in order, white space removed.
 * @param closed whether the closing line of the armour follows.
 */
export function isKeyMaterial(words: readonly string[], closed: boolean): boolean {
  const text = words.join('');
  if (text.length < (closed ? SHORTEST : SHORTEST_UNCLOSED)) return false;
  if (words.filter((word) => word.length < WORD).length > 2) return false;
  if (!/[A-Z]/.test(text) || !/[a-z]/.test(text) || !/[0-9]/.test(text)) return false;
  if (new Set(text).size < 20) return false;
  return !isShortened(Buffer.from(text, 'base64'));
}
