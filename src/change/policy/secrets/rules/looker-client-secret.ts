import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lookerClientSecret: SecretRule = {
  id: 'secret/looker-client-secret',
  title: 'A Looker client secret is in the diff',
  provider: 'Looker',
  keywords: ['looker'],
  pattern: namedValue('looker(?!up)', /[A-Za-z0-9]{24}/),
  longest: beforeValue + 24,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Looker under Admin > Users > API Keys and issue a new one.',
  source: ['Looker Docs: API authentication'],
};
