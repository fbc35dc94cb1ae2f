import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const yandexOauthToken: SecretRule = {
  id: 'secret/yandex-oauth-token',
  title: 'A Yandex OAuth token is in the diff',
  provider: 'Yandex',
  keywords: ['y0_', 'y1_', 'y2_', 'y3_', 'y4_'],
  pattern: freeStanding(/y[0-4]_[A-Za-z0-9_-]{54,60}/),
  longest: 63,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Yandex ID under Access management and issue a new one.',
  source: ['Yandex Cloud Docs: OAuth token'],
};
