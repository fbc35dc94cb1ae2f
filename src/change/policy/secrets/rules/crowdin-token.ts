import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const crowdinToken: SecretRule = {
  id: 'secret/crowdin-token',
  title: 'A Crowdin personal token is in the diff',
  provider: 'Crowdin',
  keywords: ['crowdin'],
  pattern: assigned('crowdin', /(?:[a-f0-9]{80}|[a-f0-9]{32})/),
  longest: longestAssigned + 80,
  entropy: 2.75,
  remedy: revokeAt('crowdin.com/settings#api-key'),
  source: ['Crowdin: Personal access tokens'],
};
