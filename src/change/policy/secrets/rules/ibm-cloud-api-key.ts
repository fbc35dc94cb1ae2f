import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const ibmCloudApiKey: SecretRule = {
  id: 'secret/ibm-cloud-api-key',
  title: 'An IBM Cloud API key is in the diff',
  provider: 'IBM Cloud',
  keywords: ['ibm_', 'ibm-', 'ibmcloud', 'bluemix', 'watson', '"ibm'],
  pattern: assigned('ibm|bluemix|watson|softlayer', /[A-Za-z0-9_-]{44}/),
  longest: longestAssigned + 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('cloud.ibm.com/iam/apikeys'),
  source: ['IBM Cloud: Managing API keys'],
};
