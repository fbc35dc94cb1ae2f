import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zadarmaApiSecret: SecretRule = {
  id: 'secret/zadarma-api-secret',
  title: 'A Zadarma secret is in the diff',
  provider: 'Zadarma',
  keywords: ['zadarma'],
  pattern: assigned('zadarma', /[0-9a-f]{20,32}/i),
  longest: longestAssigned + 32,
  entropy: 2.4,
  remedy: 'Revoke it in Zadarma under Settings > Integrations and API and issue a new one.',
  source: ['Zadarma: API'],
};
