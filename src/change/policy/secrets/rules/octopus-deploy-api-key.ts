import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const octopusDeployApiKey: SecretRule = {
  id: 'secret/octopus-deploy-api-key',
  title: 'An Octopus Deploy API key is in the diff',
  provider: 'Octopus Deploy',
  keywords: ['api-'],
  pattern: freeStanding(/API-[A-Z0-9]{25,32}/),
  longest: 36,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Octopus Deploy under Profile > My API Keys and issue a new one.',
  source: ['Octopus Deploy Docs: How to create an API key'],
};
