import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const rubygemsApiKey: SecretRule = {
  id: 'secret/rubygems-api-key',
  title: 'A RubyGems API key is in the diff',
  provider: 'RubyGems',
  keywords: ['rubygems_'],
  pattern: freeStanding(/rubygems_[0-9a-f]{48}/),
  longest: 57,
  entropy: 2.8,
  remedy: 'Revoke it in RubyGems under Settings > API keys and issue a new one.',
  source: ['RubyGems Guides: API key scopes'],
};
