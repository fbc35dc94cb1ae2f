import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const wandbLegacyKey: SecretRule = {
  id: 'secret/wandb-legacy-key',
  title: 'A Weights & Biases API key is in the diff',
  provider: 'Weights & Biases',
  keywords: ['wandb', 'weights_and_biases', 'weightsandbiases'],
  pattern: assigned('wandb|weights_?and_?biases', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in W&B under User Settings > API keys and issue a new one.',
  source: ['https://docs.wandb.ai'],
};
