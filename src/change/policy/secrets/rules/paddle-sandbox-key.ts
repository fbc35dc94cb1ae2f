import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const paddleSandboxKey: SecretRule = {
  id: 'secret/paddle-sandbox-key',
  title: 'A Paddle sandbox API key is in the diff',
  provider: 'Paddle',
  keywords: ['pdl_sdbx_apikey_', 'pdl_test_apikey_'],
  pattern: freeStanding(/pdl_(?:sdbx|test)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/),
  longest: 69,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Paddle under Developer tools > Authentication and issue a new one.',
  source: ['https://developer.paddle.com/api-reference/about/authentication'],
  weight: 'warn',
};
