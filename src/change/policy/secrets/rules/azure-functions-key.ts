import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureFunctionsKey: SecretRule = {
  id: 'secret/azure-functions-key',
  title: 'An Azure Functions access key is in the diff',
  provider: 'Azure Functions',
  keywords: ['azfu'],
  pattern: freeStanding(/[A-Za-z0-9+/_-]{44}AzFu[A-Za-z0-9+/_-]{5}[AQgw]==/, 'base64'),
  longest: 56,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Function App > App keys > Renew'),
  source: ['Azure Functions: Work with access keys'],
};
