import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const messagebirdApiKey: SecretRule = {
  id: 'secret/messagebird-api-key',
  title: 'A MessageBird API key is in the diff',
  provider: 'MessageBird',
  keywords: ['messagebird', 'message_bird', 'message-bird'],
  pattern: assigned('message_?-?bird', /[A-Za-z0-9]{25}/i),
  longest: longestAssigned + 25,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the MessageBird Dashboard under Developers > API access and issue a new one.',
  source: ['MessageBird: API keys'],
};
