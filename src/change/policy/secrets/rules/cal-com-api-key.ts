import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const calComApiKey: SecretRule = {
  id: 'secret/cal-com-api-key',
  title: 'A Cal.com API key is in the diff',
  provider: 'Cal.com',
  keywords: ['cal_'],
  pattern: freeStanding(/cal_(?:live_|test_)[a-f0-9]{32}/),
  longest: 41,
  entropy: 2.75,
  remedy: revokeAt('app.cal.com/settings/developer/api-keys'),
  source: ['Cal.com: API keys'],
};
