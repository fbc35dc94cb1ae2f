import type { Detector } from '../detector.ts';
import { findPrivateKeys } from '../private-key/find.ts';
import { segmentsOf } from '../private-key/segment.ts';
import type { Rule } from '../rule.ts';

const keyFiles = /\.(?:p12|pfx|jks|jceks|bks|keystore|der|key|pem|p8|pk8|ppk|gpg|pgp|kdbx?)$/i;

const privateKey: Rule = {
  id: 'secret/private-key',
  title: 'A private key is in the diff',
  why:
    'Who can read the repository, a fork, a log or an old clone of it can sign, decrypt and log in as the ' +
    "key's owner, for as long as the key is accepted; deleting the line does not take that back.",
  remedy:
    'Treat the key as known to others: revoke or replace it, then remove it from every commit of this branch ' +
    '(a later commit that deletes it leaves it readable) and keep the new one in a secret store.',
  source: [
    'RFC 7468 (PEM)',
    'RFC 5958 (PKCS #8)',
    'RFC 5915 (EC)',
    'RFC 9580 (OpenPGP)',
    'OpenSSH PROTOCOL.key',
    'PuTTY manual, appendix C (PPK)',
    'c2sp.org/age',
  ],
  weight: 'block',
};

const serviceAccount: Rule = {
  ...privateKey,
  id: 'secret/gcp-service-account',
  title: 'The key of a Google Cloud service account is in the diff',
  remedy:
    'Delete this key of the service account (gcloud iam service-accounts keys delete), remove it from every commit ' +
    'of this branch, and use workload identity federation, which needs none.',
  source: ['Google Cloud: Create and delete service account keys'],
};
const isServiceAccount = /"type\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"service_account/;

/** Private keys of every common form on the lines a change adds. */
export const privateKeys: Detector = {
  name: 'private keys',
  rules: [privateKey, serviceAccount],
  wants: () => 'nothing',
  detect: (files) => ({
    sightings: files.flatMap((file) => {
      const segments = segmentsOf(file.addedLines);
      const google = file.addedLines.some(({ text }) => isServiceAccount.test(text));
      return findPrivateKeys(segments).map((key) => ({
        rule: google && key.kind === 'PRIVATE KEY' ? serviceAccount.id : privateKey.id,
        path: file.path,
        lines: { start: segments[key.first]?.line ?? 1, end: segments[key.last]?.line ?? 1 },
        subject: key.material,
        open: key.kind,
        preview: `${key.kind}: ${key.material.length} characters of key material, not shown`,
      }));
    }),
    unread: files
      .filter((file) => file.binary && file.status !== 'removed' && keyFiles.test(file.path))
      .map(({ path }) => ({ path, why: 'a binary file of a kind that may hold private keys' })),
  }),
};
