import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** An Ed25519 key that heads of the ledger are signed with. Can be posted to a worker thread. */
export interface LedgerKey {
  /** See {@link keyIdOf}. */
  readonly id: string;
  readonly privateKey: KeyObject;
}

/** The first 16 hex digits of the SHA-256 of the public key's SPKI form (RFC 8410). */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256').update(spki(publicKey)).digest('hex').slice(0, 16);
}

/** The public half in base64 of its SPKI form, as it is published. */
export function publicKeyText(key: LedgerKey): string {
  return spki(createPublicKey(key.privateKey)).toString('base64');
}

/**
 * Reads what {@link publicKeyText} writes, or the same as a PEM block.
 * @throws {Error} when it is not a public Ed25519 key.
 */
export function parsePublicKey(text: string): KeyObject {
  const pem = text.trim().startsWith('-----BEGIN');
  // Node would take the public half of it.
  if (text.includes('PRIVATE KEY')) throw new Error("it is the private key, which is nobody else's business");
  let key: KeyObject;
  try {
    key = pem
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    throw new Error('it is not a public key: neither a PEM block nor the SPKI form in base64');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('it is not an Ed25519 key');
  return key;
}

/** Makes a new key. */
export function generateLedgerKey(): LedgerKey {
  return ledgerKey(generateKeyPairSync('ed25519').privateKey);
}

/** The key as a PKCS#8 PEM block. A secret. */
export function ledgerKeyPem(key: LedgerKey): string {
  return key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/**
 * Reads one or more PKCS#8 PEM blocks, as people paste them: as they are, with `\n` written out, or in base64.
 * @throws {Error} saying what is wrong, never showing any of the text.
 */
export function parseLedgerKeys(text: string): LedgerKey[] {
  const unescaped = text.trim().replaceAll('\\n', '\n');
  const pem = unescaped.startsWith('-----BEGIN')
    ? unescaped
    : Buffer.from(unescaped, 'base64').toString('utf8');
  const blocks = pem.match(block) ?? [];
  if (blocks.length === 0) throw new Error('it is neither a whole PEM block nor one in base64');
  return blocks.map(parseBlock);
}

function parseBlock(pem: string): LedgerKey {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new Error('it is a PEM block, but no private key that can be read; was it cut off, or encrypted?');
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new Error(`it is a key of the kind ${key.asymmetricKeyType}; the ledger is signed with Ed25519`);
  }
  return ledgerKey(key);
}

function ledgerKey(privateKey: KeyObject): LedgerKey {
  return { id: keyIdOf(createPublicKey(privateKey)), privateKey };
}

function spki(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}
