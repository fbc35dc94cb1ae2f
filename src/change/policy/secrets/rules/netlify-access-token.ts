import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const netlifyAccessToken: SecretRule = {
  id: 'secret/netlify-access-token',
  title: 'A Netlify access token is in the diff',
  provider: 'Netlify',
  keywords: ['nfp_', 'nfc_', 'nfo_', 'nfu_', 'nfb_'],
  pattern: freeStanding(/nf[pcoub]_[A-Za-z0-9_-]{36}/),
  longest: 40,
  entropy: 3,
  valid: isDrawnByChance,
  remedy:
    'Revoke it in Netlify under User settings > Applications > Personal access tokens and issue a new one.',
  source: ['Netlify Forums: Change to the Netlify authentication token format'],
};
