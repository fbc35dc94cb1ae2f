import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nugetApiKey: SecretRule = {
  id: 'secret/nuget-api-key',
  title: 'A NuGet API key is in the diff',
  provider: 'NuGet',
  keywords: ['oy2'],
  pattern: freeStanding(/oy2[a-z0-9]{43}/),
  longest: 46,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the NuGet gallery under API Keys and issue a new one.',
  source: ['Microsoft Learn: NuGet scoped API keys'],
};
