import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const yandexApiKey: SecretRule = {
  id: 'secret/yandex-api-key',
  title: 'A Yandex Cloud API key is in the diff',
  provider: 'Yandex Cloud',
  keywords: ['aqvn'],
  pattern: freeStanding(/AQVN[A-Za-z0-9_-]{35,38}/),
  longest: 42,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Yandex Cloud with yc iam api-key delete and issue a new one.',
  source: ['Yandex Cloud Docs: API key'],
};
