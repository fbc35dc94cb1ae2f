import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const runpodApiKey: SecretRule = {
  id: 'secret/runpod-api-key',
  title: 'A RunPod API key is in the diff',
  provider: 'RunPod',
  keywords: ['rpa_'],
  pattern: freeStanding(/rpa_[A-Za-z0-9]{40,50}/),
  longest: 54,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the RunPod console under Settings > API Keys and issue a new one.',
  source: ['RunPod Docs: Manage API keys'],
};
