import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureApimKey: SecretRule = {
  id: 'secret/azure-apim-key',
  title: 'An Azure API Management key is in the diff',
  provider: 'Azure API Management',
  keywords: ['apim'],
  pattern: freeStanding(/[A-Za-z0-9+/]{76}APIM[A-Za-z0-9+/]{5}[AQgw]==/, 'base64'),
  longest: 88,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > API Management > Management API > Regenerate'),
  source: ['Azure API Management: Direct management API'],
};
