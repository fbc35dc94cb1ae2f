import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const facebookAppSecret: SecretRule = {
  id: 'secret/facebook-app-secret',
  title: 'A Facebook app secret is in the diff',
  provider: 'Facebook',
  keywords: [
    'facebook',
    'fb_app',
    'fb-app',
    'fb.app',
    'fbapp',
    'fb_secret',
    'fb-secret',
    'fb.secret',
    'fbsecret',
    'fb_client',
    'fb-client',
    'fb.client',
    'fbclient',
    'meta_app',
    'meta-app',
    'meta.app',
    'metaapp',
    'instagram',
    'whatsapp',
  ],
  pattern: assigned('facebook|(?<![a-z])fb|meta[_-]app|instagram|whatsapp', /[a-f0-9]{32}/, 'secret'),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('developers.facebook.com/apps > Settings > Basic > Reset'),
  source: ['Meta for Developers: Login security'],
};
