import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const daytonaApiKey: SecretRule = {
  id: 'secret/daytona-api-key',
  title: 'A Daytona API key is in the diff',
  provider: 'Daytona',
  keywords: ['dtn_'],
  pattern: freeStanding(/dtn_[a-f0-9]{64}/),
  longest: 68,
  entropy: 2.75,
  remedy: revokeAt('app.daytona.io/dashboard/keys'),
  source: ['Daytona: API keys'],
};
