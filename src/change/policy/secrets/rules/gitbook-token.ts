import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitbookToken: SecretRule = {
  id: 'secret/gitbook-token',
  title: 'A GitBook API token is in the diff',
  provider: 'GitBook',
  keywords: ['gb_api_'],
  pattern: freeStanding(/gb_api_[A-Za-z0-9]{36,44}/),
  longest: 51,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.gitbook.com/account/developer'),
  source: ['GitBook: Authentication'],
};
