import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureAiKey: SecretRule = {
  id: 'secret/azure-ai-key',
  title: 'An Azure AI services key is in the diff',
  provider: 'Azure AI services',
  keywords: ['jqqj9'],
  pattern: freeStanding(/[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9]{27}/),
  longest: 84,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Azure AI services > Keys and Endpoint > Regenerate'),
  source: ['Azure AI services: Authenticate requests'],
};
