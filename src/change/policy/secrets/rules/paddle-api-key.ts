import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const paddleApiKey: SecretRule = {
  id: 'secret/paddle-api-key',
  title: 'A Paddle API key is in the diff',
  provider: 'Paddle',
  keywords: ['pdl_live_apikey_'],
  pattern: freeStanding(/pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/),
  longest: 69,
  entropy: 3,
  // The one that the documentation shows.
  valid: (secret) =>
    secret !== ['pdl_live_apikey_01gtgztp8f4kek3yd4g1wrksa3_', 'q6TGTJyvoIz7LDtXT65bX7_AQO'].join(''),
  remedy: 'Revoke it in Paddle under Developer tools > Authentication and issue a new one.',
  source: ['https://developer.paddle.com/api-reference/about/authentication'],
};
