import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureAdClientSecret: SecretRule = {
  id: 'secret/azure-ad-client-secret',
  title: 'A Microsoft Entra client secret is in the diff',
  provider: 'Microsoft Entra',
  keywords: [
    'azure',
    'arm_client',
    'arm-client',
    'arm.client',
    'armclient',
    'entra_',
    'aad_',
    'microsoft_',
    'msal',
  ],
  pattern: assigned(
    'azure|(?<![a-z])arm|entra|aad|microsoft|msal',
    /[A-Za-z0-9_.~-]{34}/,
    'client[_-]?secret|app[_-]?secret',
  ),
  longest: longestAssigned + 34,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('entra.microsoft.com > App registrations > Certificates & secrets'),
  source: ['Microsoft Entra: Add credentials'],
};
