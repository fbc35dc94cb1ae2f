import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const yandexStaticSecret: SecretRule = {
  id: 'secret/yandex-static-secret',
  title: 'A Yandex Cloud static access key is in the diff',
  provider: 'Yandex Cloud',
  keywords: ['yandex', 'yc_', 'aws_secret', 'secret_key', 'secretkey', 'secret-key'],
  pattern: freeStanding(/YC[A-Za-z0-9_-]{38}/),
  longest: 40,
  near: 120,
  entropy: 4,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Yandex Cloud with yc iam access-key delete and issue a new one.',
  source: ['Yandex Cloud Docs: Static access keys'],
};
