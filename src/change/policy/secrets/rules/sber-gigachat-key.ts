import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sberGigachatKey: SecretRule = {
  id: 'secret/sber-gigachat-key',
  title: 'A GigaChat authorization key is in the diff',
  provider: 'GigaChat',
  keywords: ['gigachat', 'sber'],
  pattern: assigned('gigachat|sber', /[A-Za-z0-9+/]{96,100}={0,2}/i),
  longest: longestAssigned + 102,
  entropy: 2.8,
  remedy: 'Revoke it in the GigaChat studio under API settings and issue a new one.',
  source: ['GigaChat Docs: Authorization'],
};
