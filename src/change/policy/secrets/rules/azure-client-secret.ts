import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureClientSecret: SecretRule = {
  id: 'secret/azure-client-secret',
  title: 'A Microsoft Entra client secret is in the diff',
  provider: 'Microsoft Entra',
  keywords: ['0q~', '1q~', '2q~', '3q~', '4q~', '5q~', '6q~', '7q~', '8q~', '9q~'],
  pattern: freeStanding(/[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{31,34}/),
  longest: 40,
  entropy: 3.3,
  remedy: revokeAt('entra.microsoft.com > App registrations > Certificates & secrets'),
  source: ['Microsoft Entra: Add and manage application credentials'],
};
