import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const yookassaSecretKey: SecretRule = {
  id: 'secret/yookassa-secret-key',
  title: 'A YooKassa secret key is in the diff',
  provider: 'YooKassa',
  keywords: ['yookassa', 'yoo_kassa', 'yoomoney', 'yandex_kassa'],
  pattern: freeStanding(/live_[A-Za-z0-9_-]{43}/),
  longest: 48,
  near: 160,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the YooKassa dashboard under Integration > API keys and issue a new one.',
  source: ['YooKassa Docs: Authentication'],
};
