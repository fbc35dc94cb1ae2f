import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const kickboxApiKey: SecretRule = {
  id: 'secret/kickbox-api-key',
  title: 'A Kickbox API key is in the diff',
  provider: 'Kickbox',
  keywords: ['kickbox'],
  pattern: assigned('kickbox', /live_[a-f0-9]{64}/),
  longest: longestAssigned + 69,
  entropy: 2.75,
  remedy: revokeAt('app.kickbox.com/settings/keys'),
  source: ['Kickbox: Authentication'],
};
