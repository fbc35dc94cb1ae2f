import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const discordWebhook: SecretRule = {
  id: 'secret/discord-webhook',
  title: 'A Discord webhook is in the diff',
  provider: 'Discord',
  keywords: ['/webhooks/'],
  pattern: freeStanding(
    /https:\/\/(?:|ptb\.|canary\.)discord(?:|app)\.com\/api\/(?:|v\d{1,2}\/)webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,80}/,
  ),
  longest: 148,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Discord > Server Settings > Integrations > Webhooks, or DELETE its URL'),
  source: ['Discord Developers: Webhook resource'],
};
