import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nvidiaNgcKey: SecretRule = {
  id: 'secret/nvidia-ngc-key',
  title: 'An NVIDIA NGC API key is in the diff',
  provider: 'NVIDIA NGC',
  keywords: ['ngc_', 'ngc-'],
  pattern: assigned('ngc(?=[_-](?:api|cli|key))', /[A-Za-z0-9]{84}/i),
  longest: longestAssigned + 84,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in NVIDIA NGC under Setup > Keys/Secrets and issue a new one.',
  source: ['NVIDIA NGC User Guide: API keys'],
};
