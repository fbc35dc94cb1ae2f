import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureDevopsToken: SecretRule = {
  id: 'secret/azure-devops-token',
  title: 'An Azure DevOps personal access token is in the diff',
  provider: 'Azure DevOps',
  keywords: ['azdo'],
  pattern: freeStanding(/[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}/),
  longest: 84,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dev.azure.com > User settings > Personal access tokens'),
  source: ['Azure DevOps: Use personal access tokens'],
};
