import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lokaliseApiToken: SecretRule = {
  id: 'secret/lokalise-api-token',
  title: 'A Lokalise API token is in the diff',
  provider: 'Lokalise',
  keywords: ['lokalise'],
  pattern: namedValue('lokalise', /[0-9a-f]{40}/),
  longest: beforeValue + 40,
  entropy: 2.8,
  remedy: 'Revoke it in Lokalise under Profile settings > API tokens and issue a new one.',
  source: ['https://developers.lokalise.com'],
};
