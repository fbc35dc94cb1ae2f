import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureContainerRegistryKey: SecretRule = {
  id: 'secret/azure-container-registry-key',
  title: 'An Azure Container Registry password is in the diff',
  provider: 'Azure Container Registry',
  keywords: ['+acr'],
  pattern: freeStanding(/[A-Za-z0-9+/]{42}\+ACR(?:A|B|C|D)[A-Za-z0-9+/]{5}/, 'base64'),
  longest: 52,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Container registry > Access keys > Regenerate'),
  source: ['Azure Container Registry: Authentication options'],
};
