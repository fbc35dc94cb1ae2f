import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tableauAccessToken: SecretRule = {
  id: 'secret/tableau-access-token',
  title: 'A Tableau personal access token is in the diff',
  provider: 'Tableau',
  keywords: ['tableau'],
  pattern: assigned('tableau', /[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 57,
  entropy: 2.8,
  remedy: 'Revoke it in Tableau under My Account Settings > Personal Access Tokens and issue a new one.',
  source: ['Tableau Help: Personal access tokens'],
};
