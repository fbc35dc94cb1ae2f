import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureSearchKey: SecretRule = {
  id: 'secret/azure-search-key',
  title: 'An Azure AI Search admin or query key is in the diff',
  provider: 'Azure AI Search',
  keywords: ['azse'],
  pattern: freeStanding(/[A-Za-z0-9]{42}AzSe(?:A|B|C|D)[A-Za-z0-9]{5}/),
  longest: 52,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Search service > Keys'),
  source: ['Azure AI Search: Connect using API keys'],
};
