import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const uploadthingSecret: SecretRule = {
  id: 'secret/uploadthing-secret',
  title: 'An UploadThing secret key is in the diff',
  provider: 'UploadThing',
  keywords: ['uploadthing', 'upload_thing'],
  pattern: assigned('upload_?-?thing', /sk_live_[0-9a-f]{64}|eyJ[A-Za-z0-9+/=]{80,300}/i),
  longest: longestAssigned + 303,
  entropy: 2.8,
  remedy: 'Revoke it in the UploadThing dashboard under API Keys and issue a new one.',
  source: ['UploadThing Docs: API keys'],
};
