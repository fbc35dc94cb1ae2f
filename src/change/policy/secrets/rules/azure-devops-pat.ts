import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureDevopsPat: SecretRule = {
  id: 'secret/azure-devops-pat',
  title: 'An Azure DevOps personal access token is in the diff',
  provider: 'Azure DevOps',
  keywords: [
    'azure',
    'devops',
    'vsts',
    'ado_pat',
    'ado-pat',
    'ado.pat',
    'adopat',
    'ado_token',
    'ado-token',
    'ado.token',
    'adotoken',
    'visualstudio.com',
  ],
  pattern: assigned(
    String.raw`azure|devops|(?<![a-z])ado|vsts|dev\.azure\.com|visualstudio\.com`,
    /[a-z0-9]{52}/,
  ),
  longest: longestAssigned + 52,
  entropy: 3.3,
  remedy: revokeAt('dev.azure.com > User settings > Personal access tokens'),
  source: ['Azure DevOps: Use personal access tokens'],
};
