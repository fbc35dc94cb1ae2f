import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cartesiaApiKey: SecretRule = {
  id: 'secret/cartesia-api-key',
  title: 'A Cartesia API key is in the diff',
  provider: 'Cartesia',
  keywords: ['sk_car_'],
  pattern: freeStanding(/sk_car_[A-Za-z0-9_-]{20,50}/),
  longest: 57,
  entropy: 3,
  remedy: revokeAt('play.cartesia.ai/keys'),
  source: ['Cartesia: API keys'],
};
