import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureOpenaiKey: SecretRule = {
  id: 'secret/azure-openai-key',
  title: 'An Azure AI services key is in the diff',
  provider: 'Azure AI services',
  keywords: ['azure', 'cognitive', 'ocp-apim', 'ocp_apim', 'ocp.apim', 'ocpapim'],
  pattern: assigned('azure|cognitive|openai|ocp-apim|(?<![a-z])speech', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('portal.azure.com > Azure AI services > Keys and Endpoint'),
  source: ['Azure AI services: Authenticate requests'],
};
