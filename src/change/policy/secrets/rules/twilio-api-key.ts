import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const twilioApiKey: SecretRule = {
  id: 'secret/twilio-api-key',
  title: 'A Twilio API key SID is in the diff',
  provider: 'Twilio',
  keywords: ['twilio', 'api_key', 'apikey', 'api-key', 'sid'],
  pattern: freeStanding(/SK[0-9a-f]{32}/),
  longest: 34,
  near: 160,
  entropy: 2.8,
  remedy: 'Revoke it in the Twilio Console under Account > API keys & tokens and issue a new one.',
  source: ['Twilio Docs: API keys'],
};
