import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const transifexApiToken: SecretRule = {
  id: 'secret/transifex-api-token',
  title: 'A Transifex API token is in the diff',
  provider: 'Transifex',
  keywords: ['transifex', 'tx_token'],
  pattern: freeStanding(/1\/[0-9a-f]{40}/),
  longest: 42,
  near: 160,
  entropy: 2.8,
  remedy: 'Revoke it in Transifex under User settings > API token and issue a new one.',
  source: ['Transifex Developers: Authentication'],
};
