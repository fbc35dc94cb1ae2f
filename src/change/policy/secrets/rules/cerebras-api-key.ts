import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cerebrasApiKey: SecretRule = {
  id: 'secret/cerebras-api-key',
  title: 'A Cerebras API key is in the diff',
  provider: 'Cerebras',
  keywords: ['csk-'],
  pattern: freeStanding(/csk-[a-z0-9]{48}/),
  longest: 52,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('cloud.cerebras.ai > API keys'),
  source: ['Cerebras Inference: Quickstart'],
};
