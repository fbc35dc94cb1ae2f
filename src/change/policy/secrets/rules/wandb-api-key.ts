import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const wandbApiKey: SecretRule = {
  id: 'secret/wandb-api-key',
  title: 'A Weights & Biases API key is in the diff',
  provider: 'Weights & Biases',
  keywords: ['wandb_v'],
  pattern: freeStanding(/wandb_v\d_[A-Za-z0-9_]{60,90}/),
  longest: 99,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in W&B under User Settings > API keys and issue a new one.',
  source: ['https://docs.wandb.ai'],
};
