import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const facebookAppToken: SecretRule = {
  id: 'secret/facebook-app-token',
  title: 'A Facebook app access token is in the diff',
  provider: 'Facebook',
  keywords: [
    'facebook',
    'fb_access',
    'fb-access',
    'fb.access',
    'fbaccess',
    'fb_token',
    'fb-token',
    'fb.token',
    'fbtoken',
    'graph',
  ],
  pattern: assigned('facebook|(?<![a-z])fb|graph', /\d{14,17}\|[A-Za-z0-9_-]{27}/),
  longest: longestAssigned + 45,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('developers.facebook.com/apps > Settings > Basic > Reset'),
  source: ['Meta for Developers: Access tokens'],
};
