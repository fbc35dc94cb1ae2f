import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const postmanApiKey: SecretRule = {
  id: 'secret/postman-api-key',
  title: 'A Postman API key is in the diff',
  provider: 'Postman',
  keywords: ['pmak-'],
  pattern: freeStanding(/PMAK-[0-9a-f]{24}-[0-9a-f]{34}/),
  longest: 64,
  entropy: 2.8,
  remedy: 'Revoke it in Postman under Settings > API keys and issue a new one.',
  source: ['Postman Learning Center: Postman API authentication'],
};
