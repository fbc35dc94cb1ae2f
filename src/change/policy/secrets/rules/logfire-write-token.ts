import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const logfireWriteToken: SecretRule = {
  id: 'secret/logfire-write-token',
  title: 'A Pydantic Logfire token is in the diff',
  provider: 'Pydantic Logfire',
  keywords: ['pylf_v'],
  pattern: freeStanding(/pylf_v\d_[a-z]{2}_[A-Za-z0-9]{43}/),
  longest: 54,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Logfire under Project settings > Write tokens and issue a new one.',
  source: ['Pydantic Logfire Docs: Write tokens'],
};
