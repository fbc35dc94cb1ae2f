import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const telegramNamedToken: SecretRule = {
  id: 'secret/telegram-named-token',
  title: 'A Telegram bot token is in the diff',
  provider: 'Telegram',
  keywords: ['telegram', 'tg_bot', 'tgbot', 'tg-bot', 'bot_token', 'bottoken', 'bot-token'],
  pattern: assigned('telegram|tg_?-?bot|bot(?=[_-]?token)', /\d{8,10}:[A-Za-z0-9_-]{35}/i),
  longest: longestAssigned + 46,
  entropy: 2.8,
  remedy: 'Revoke it in Telegram with /revoke at @BotFather and issue a new one.',
  source: ['Telegram Bot API: Authorizing your bot'],
};
