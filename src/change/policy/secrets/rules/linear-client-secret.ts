import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const linearClientSecret: SecretRule = {
  id: 'secret/linear-client-secret',
  title: 'A Linear OAuth client secret is in the diff',
  provider: 'Linear',
  keywords: ['linear_', 'linear-', 'linearclient', 'linearoauth', 'linearapi'],
  pattern: assigned('linear(?=[_-]?(?:client|oauth|api))', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Linear under Settings > API > OAuth applications and issue a new one.',
  source: ['https://linear.app/developers'],
};
