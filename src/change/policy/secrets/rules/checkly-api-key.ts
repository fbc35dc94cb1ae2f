import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const checklyApiKey: SecretRule = {
  id: 'secret/checkly-api-key',
  title: 'A Checkly API key is in the diff',
  provider: 'Checkly',
  keywords: ['cu_', 'cv_'],
  pattern: freeStanding(/c(?:u|v)_[a-f0-9]{32}/),
  longest: 35,
  entropy: 2.75,
  remedy: revokeAt('app.checklyhq.com/settings/user/api-keys'),
  source: ['Checkly: Authentication'],
};
