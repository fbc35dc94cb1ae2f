import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const kaggleToken: SecretRule = {
  id: 'secret/kaggle-token',
  title: 'A Kaggle API token is in the diff',
  provider: 'Kaggle',
  keywords: ['kgat_'],
  pattern: freeStanding(/KGAT_[a-f0-9]{32}/),
  longest: 37,
  entropy: 2.75,
  remedy: revokeAt('kaggle.com/settings > API'),
  source: ['Kaggle: Public API'],
};
