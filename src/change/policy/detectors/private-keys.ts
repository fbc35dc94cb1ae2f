import { fingerprint } from '../fingerprint.ts';
import { findPrivateKeys } from '../private-key/find.ts';
import { segmentsOf } from '../private-key/segment.ts';
import type { Rule } from '../rule.ts';

const id = 'secrets/private-key';
const title = 'A private key is in the diff';
const remedy =
  'Treat the key as known to others: revoke or replace it, then remove it from every commit of this branch ' +
  '(a later commit that deletes it leaves it readable) and keep the new one in a secret store.';
const keyFiles = /\.(?:p12|pfx|jks|jceks|bks|keystore|der|key|pem|p8|pk8|ppk|gpg|pgp|kdbx?)$/i;

/** Private keys of every common form on the lines a change adds. */
export const privateKey: Rule = {
  id,
  family: 'secrets',
  title,
  why:
    'Who can read the repository, a fork, a log or an old clone of it can sign, decrypt and log in as the ' +
    "key's owner, for as long as the key is accepted; deleting the line does not take that back.",
  remedy,
  source: [
    'RFC 7468 (PEM)',
    'RFC 5958 (PKCS #8)',
    'RFC 5915 (EC)',
    'RFC 9580 (OpenPGP)',
    'OpenSSH PROTOCOL.key',
    'PuTTY manual, appendix C (PPK)',
    'c2sp.org/age',
  ],
  concernsBinary: (path) => keyFiles.test(path),
  evaluate: (files, { salt, severity }) =>
    files.flatMap((file) => {
      const segments = segmentsOf(file.addedLines);
      return findPrivateKeys(segments).map((key) => ({
        rule: id,
        severity,
        title,
        remedy,
        path: file.path,
        lines: { start: segments[key.first]?.line ?? 1, end: segments[key.last]?.line ?? 1 },
        preview: `${key.kind}: ${key.material.length} characters of key material, not shown`,
        fingerprint: fingerprint(salt, id, file.path, key.material),
      }));
    }),
};
