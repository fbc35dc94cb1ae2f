import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const twilioAuthToken: SecretRule = {
  id: 'secret/twilio-auth-token',
  title: 'A Twilio auth token is in the diff',
  provider: 'Twilio',
  keywords: ['twilio'],
  pattern: assigned('twilio|\\bAC[0-9a-f]{32}', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in the Twilio Console under Account > API keys & tokens and issue a new one.',
  source: ['Twilio Docs: Auth tokens and how to change them'],
};
