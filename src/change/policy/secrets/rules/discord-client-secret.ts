import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const discordClientSecret: SecretRule = {
  id: 'secret/discord-client-secret',
  title: 'A Discord client secret is in the diff',
  provider: 'Discord',
  keywords: ['discord'],
  pattern: assigned('discord', /[A-Za-z0-9_-]{32}/, 'secret|token'),
  longest: longestAssigned + 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('discord.com/developers/applications > OAuth2 > Reset Secret'),
  source: ['Discord Developers: OAuth2'],
};
