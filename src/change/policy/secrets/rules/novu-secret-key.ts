import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const novuSecretKey: SecretRule = {
  id: 'secret/novu-secret-key',
  title: 'A Novu secret key is in the diff',
  provider: 'Novu',
  keywords: ['novu_', 'novu-', 'novuapi', 'novusecret', 'novu:', '"novu"'],
  pattern: assigned('novu', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in the Novu Dashboard under Developer > API Keys and issue a new one.',
  source: ['Novu Docs: API keys'],
};
