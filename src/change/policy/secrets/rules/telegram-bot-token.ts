import type { SecretRule } from '../secret-rule.ts';

// In addresses of its API the token follows `/bot` without anything between.
export const telegramBotToken: SecretRule = {
  id: 'secret/telegram-bot-token',
  title: 'A Telegram bot token is in the diff',
  provider: 'Telegram',
  keywords: [':aa', '/bot'],
  pattern:
    /(?:(?<![A-Za-z0-9_-])(?=\d{8,10}:AA)|(?<=\/bot)|(?<=\\[nrt]))(?<secret>\d{8,10}:A[A-Za-z0-9_-]{34})(?![A-Za-z0-9_-])/,
  longest: 46,
  near: 50,
  entropy: 3.5,
  remedy: 'Revoke it in Telegram with /revoke at @BotFather and issue a new one.',
  source: ['Telegram Bot API: Authorizing your bot'],
};
