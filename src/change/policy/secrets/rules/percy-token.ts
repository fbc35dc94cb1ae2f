import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const percyToken: SecretRule = {
  id: 'secret/percy-token',
  title: 'A Percy project token is in the diff',
  provider: 'Percy',
  keywords: ['percy'],
  pattern: assigned('percy', /(?:web_|app_|auto_|ss_)?[0-9a-f]{64}/i),
  longest: longestAssigned + 69,
  entropy: 2.8,
  remedy: 'Revoke it in Percy under Project settings and issue a new one.',
  source: ['BrowserStack Docs: Percy token'],
};
