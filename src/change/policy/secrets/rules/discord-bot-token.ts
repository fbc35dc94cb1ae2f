import { hasDiscordUser } from '../discord-token.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const discordBotToken: SecretRule = {
  id: 'secret/discord-bot-token',
  title: 'A Discord bot token is in the diff',
  provider: 'Discord',
  keywords: ['discord', '.login(', '.run(', 'token', 'bot'],
  pattern: freeStanding(/[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}/),
  longest: 74,
  near: 60,
  entropy: 3.3,
  valid: hasDiscordUser,
  remedy: revokeAt('discord.com/developers/applications > Bot > Reset Token'),
  source: ['Discord Developers: Authentication'],
};
