import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const asanaClientSecret: SecretRule = {
  id: 'secret/asana-client-secret',
  title: 'An Asana client secret is in the diff',
  provider: 'Asana',
  keywords: ['asana'],
  pattern: assigned('asana', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('app.asana.com/0/my-apps'),
  source: ['Asana Developers: OAuth'],
};
