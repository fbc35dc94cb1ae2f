import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const yandexIamToken: SecretRule = {
  id: 'secret/yandex-iam-token',
  title: 'A Yandex Cloud IAM token is in the diff',
  provider: 'Yandex Cloud',
  keywords: ['t1.'],
  pattern: freeStanding(/t1\.[A-Za-z0-9_-]{20,400}={0,2}\.[A-Za-z0-9_-]{84,88}={0,2}/),
  longest: 496,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Yandex Cloud with yc iam revoke-token and issue a new one.',
  source: ['Yandex Cloud Docs: IAM token'],
};
