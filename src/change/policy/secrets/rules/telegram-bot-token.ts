import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const telegramBotToken: SecretRule = {
  id: 'secret/telegram-bot-token',
  title: 'A Telegram bot token is in the diff',
  provider: 'Telegram',
  keywords: [':aa'],
  pattern: freeStanding(/\d{8,10}:AA[A-Za-z0-9_-]{33}/),
  longest: 46,
  entropy: 3,
  remedy: 'Revoke it in Telegram with /revoke at @BotFather and issue a new one.',
  source: ['Telegram Bot API: Authorizing your bot'],
};
