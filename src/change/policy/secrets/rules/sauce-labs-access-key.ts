import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sauceLabsAccessKey: SecretRule = {
  id: 'secret/sauce-labs-access-key',
  title: 'A Sauce Labs access key is in the diff',
  provider: 'Sauce Labs',
  keywords: ['sauce'],
  pattern: assigned(
    'sauce(?:_?-?labs)?(?=[_-]?(?:access|api|labs))',
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  ),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Sauce Labs under Account > User Settings and issue a new one.',
  source: ['Sauce Labs Docs: Access key'],
};
