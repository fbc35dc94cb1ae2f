import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const improvmxApiKey: SecretRule = {
  id: 'secret/improvmx-api-key',
  title: 'An ImprovMX API key is in the diff',
  provider: 'ImprovMX',
  keywords: ['sk_'],
  pattern: freeStanding(/sk_[a-f0-9]{32}/),
  longest: 35,
  entropy: 2.75,
  remedy: revokeAt('app.improvmx.com/api'),
  source: ['ImprovMX: API'],
};
