import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const kitApiKey: SecretRule = {
  id: 'secret/kit-api-key',
  title: 'A Kit API key is in the diff',
  provider: 'Kit',
  keywords: ['kit_'],
  pattern: freeStanding(/kit_[a-f0-9]{32}/),
  longest: 36,
  entropy: 2.75,
  remedy: revokeAt('app.kit.com/account_settings/developer_settings'),
  source: ['Kit: API keys'],
};
