import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const kaggleKey: SecretRule = {
  id: 'secret/kaggle-key',
  title: 'A Kaggle API key is in the diff',
  provider: 'Kaggle',
  keywords: ['kaggle'],
  pattern: assigned('kaggle', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('kaggle.com/settings > API'),
  source: ['Kaggle: Public API'],
};
