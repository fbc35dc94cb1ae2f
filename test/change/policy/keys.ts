import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** Key files of every kind, made afresh, so that no key stands in a file of this repository. */

const armour = (label: string, body: string, width = 64) =>
  `-----${'BEGIN'} ${label}-----\n${body.replace(new RegExp(`.{${width}}`, 'g'), '$&\n').trimEnd()}\n-----END ${label}-----\n`;

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
const ed25519 = generateKeyPairSync('ed25519');
const random = (bytes: number) => randomBytes(bytes).toString('base64');
const letters = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
const lines = (text: string) => text.replace(/.{64}/g, '$&\n').trimEnd();

export const openssh = armour(
  'OPENSSH PRIVATE KEY',
  Buffer.concat([Buffer.from('openssh-key-v1\0'), randomBytes(300)]).toString('base64'),
  70,
);

export const pkcs8 = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export const keyFiles: readonly (readonly [string, string])[] = [
  ['RSA PRIVATE KEY', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
  [
    'RSA PRIVATE KEY',
    rsa.privateKey
      .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'words' })
      .toString(),
  ],
  ['PRIVATE KEY', pkcs8],
  [
    'ENCRYPTED PRIVATE KEY',
    ec.privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'words' })
      .toString(),
  ],
  ['EC PRIVATE KEY', ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString()],
  ['PRIVATE KEY', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['PRIVATE KEY', dsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['DSA PRIVATE KEY', armour('DSA PRIVATE KEY', random(440))],
  ['PRIVATE KEY', ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['OPENSSH PRIVATE KEY', openssh],
  [
    'PGP PRIVATE KEY BLOCK',
    armour(
      'PGP PRIVATE KEY BLOCK',
      `Version: GnuPG v2\nComment: of nobody\n\n${lines(random(700))}\n=aB3d`,
      999,
    ),
  ],
  [
    'SSH2 ENCRYPTED PRIVATE KEY',
    `---- ${'BEGIN'} SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "x"\n${lines(random(400))}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----\n`,
  ],
  [
    'PuTTY private key',
    `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: someone\nPublic-Lines: 2\n${random(48)}\n${random(12)}\nPrivate-Lines: 1\n${random(36)}\nPrivate-MAC: ${randomBytes(32).toString('hex')}\n`,
  ],
  [
    'age secret key',
    `AGE-SECRET-${'KEY'}-1${Array.from(randomBytes(58), (byte) => letters[byte % 32]).join('')}\n`,
  ],
];

/** What looks like a key to a careless eye, and is none. */
export const lookAlikes: readonly (readonly [string, string])[] = [
  ['a public key', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
  ['an RSA public key', rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ['a certificate', armour('CERTIFICATE', random(900))],
  ['a PGP public key', armour('PGP PUBLIC KEY BLOCK', random(700))],
  ['a public key of SSH', `ssh-ed25519 ${random(51)} someone@example.org`],
  [
    'a recipient of age',
    `age1${Array.from(randomBytes(58), (byte) => letters[byte % 32])
      .join('')
      .toLowerCase()}`,
  ],
  ['a header in prose', `The file starts with \`-----${'BEGIN'} RSA PRIVATE KEY-----\` and is secret.`],
  [
    'a header in a regular expression',
    `const pem = /-----${'BEGIN'} (RSA|EC) PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END/;`,
  ],
  [
    'a header before prose',
    `-----${'BEGIN'} PRIVATE KEY-----\nplease put here what the console of your provider gave you and then save the file\n`,
  ],
  ['an ellipsis', `-----${'BEGIN'} RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----`],
  ['REDACTED', `-----${'BEGIN'} PRIVATE KEY-----\nREDACTED\n-----END PRIVATE KEY-----`],
  ['a body of few letters', armour('RSA PRIVATE KEY', 'Aa1'.repeat(300))],
  ['a body of one letter', armour('RSA PRIVATE KEY', 'A'.repeat(800))],
  [
    'a first line and an ellipsis',
    `${pkcs8.split('\n').slice(0, 2).join('\n')}\n...\n-----END PRIVATE KEY-----`,
  ],
  ['a first line only', `${pkcs8.split('\n').slice(0, 2).join('\n')}\n-----END PRIVATE KEY-----`],
  ['the hash of a package', `"integrity": "sha512-${random(64)}"`],
  ['random data in base64', random(2000)],
  ['a placeholder of age', `AGE-SECRET-${'KEY'}-1${'Q'.repeat(58)}`],
  [
    'a public half of PuTTY',
    `PuTTY-User-Key-File-3: ssh-ed25519\nPublic-Lines: 1\n${random(48)}\nPrivate-Lines: 0\n`,
  ],
];
