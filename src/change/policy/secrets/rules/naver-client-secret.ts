import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const naverClientSecret: SecretRule = {
  id: 'secret/naver-client-secret',
  title: 'A Naver client secret is in the diff',
  provider: 'Naver',
  keywords: ['naver_', 'naver-', 'naverclient', '"naver"'],
  pattern: assigned('naver', /[A-Za-z0-9]{10}|[A-Za-z0-9]{40}/i, 'secret'),
  longest: longestAssigned + 40,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy:
    'Revoke it in Naver Developers under Application > My applications, or the Ncloud console and issue a new one.',
  source: ['Naver Developers: Application registration'],
};
