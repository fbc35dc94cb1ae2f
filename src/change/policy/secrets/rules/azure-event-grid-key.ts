import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureEventGridKey: SecretRule = {
  id: 'secret/azure-event-grid-key',
  title: 'An Azure Event Grid access key is in the diff',
  provider: 'Azure Event Grid',
  keywords: ['azeg'],
  pattern: freeStanding(/[A-Za-z0-9+/]{33}AZEG[A-P][A-Za-z0-9+/]{5}=/, 'base64'),
  longest: 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Event Grid topic > Access keys'),
  source: ['Azure Event Grid: Authenticate publishing clients'],
};
