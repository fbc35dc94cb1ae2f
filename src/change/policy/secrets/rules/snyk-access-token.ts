import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const snykAccessToken: SecretRule = {
  id: 'secret/snyk-access-token',
  title: 'A Snyk access token is in the diff',
  provider: 'Snyk',
  keywords: ['snyk_uat.', 'snyk_sat.', 'snyk_pat.'],
  pattern: freeStanding(/snyk_(?:uat|sat|pat)\.[0-9a-f]{8}\.[A-Za-z0-9_.-]{30,200}/),
  longest: 218,
  entropy: 2.8,
  remedy: 'Revoke it in Snyk under Account settings > Personal Access Tokens and issue a new one.',
  source: ['Snyk Docs: Authentication for API'],
};
