import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleChatWebhook: SecretRule = {
  id: 'secret/google-chat-webhook',
  title: 'A Google Chat webhook is in the diff',
  provider: 'Google Chat',
  keywords: ['chat.googleapis.com'],
  pattern: freeStanding(
    /https:\/\/chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,20}\/messages\?key=[A-Za-z0-9_-]{20,60}&token=[A-Za-z0-9_%-]{20,80}/,
  ),
  longest: 219,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Google Chat > Space > Apps & integrations > Webhooks'),
  source: ['Google Chat: Incoming webhooks'],
};
