import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const steamWebApiKey: SecretRule = {
  id: 'secret/steam-web-api-key',
  title: 'A Steam web API key is in the diff',
  provider: 'Steam',
  keywords: ['steam_', 'steam-', 'steamapi', 'steamwebapi', 'steamkey'],
  pattern: assigned('steam(?!ing)', /[0-9A-F]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Steam under Web API Key and issue a new one.',
  source: ['Steamworks Documentation: Authentication using Web API keys'],
};
