import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nvidiaApiKey: SecretRule = {
  id: 'secret/nvidia-api-key',
  title: 'An NVIDIA API key is in the diff',
  provider: 'NVIDIA',
  keywords: ['nvapi-'],
  pattern: freeStanding(/nvapi-[A-Za-z0-9_-]{60,70}/),
  longest: 76,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in NVIDIA NGC under Setup > Keys/Secrets and issue a new one.',
  source: ['NVIDIA Docs: API keys'],
};
