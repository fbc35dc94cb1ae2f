import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const backblazeApplicationKey: SecretRule = {
  id: 'secret/backblaze-application-key',
  title: 'A Backblaze B2 application key is in the diff',
  provider: 'Backblaze B2',
  keywords: [
    'backblaze',
    'b2_app',
    'b2-app',
    'b2.app',
    'b2app',
    'b2_secret',
    'b2-secret',
    'b2.secret',
    'b2secret',
    'b2_key',
    'b2-key',
    'b2.key',
    'b2key',
  ],
  pattern: assigned('backblaze|(?<![a-z])b2', /K00\d[A-Za-z0-9+/]{27}/),
  longest: longestAssigned + 31,
  entropy: 3.3,
  remedy: revokeAt('secure.backblaze.com/app_keys.htm'),
  source: ['Backblaze B2: Application keys'],
};
