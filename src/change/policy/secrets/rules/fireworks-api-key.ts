import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const fireworksApiKey: SecretRule = {
  id: 'secret/fireworks-api-key',
  title: 'A Fireworks AI API key is in the diff',
  provider: 'Fireworks AI',
  keywords: ['fw_'],
  pattern: freeStanding(/fw_[A-Za-z0-9]{22,24}/),
  longest: 27,
  entropy: 3,
  valid: (secret) => isDrawnByChance(secret.slice(-22)),
  remedy: revokeAt('app.fireworks.ai/settings/users/api-keys'),
  source: ['Fireworks AI: API keys'],
};
