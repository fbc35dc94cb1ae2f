import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const semgrepAppToken: SecretRule = {
  id: 'secret/semgrep-app-token',
  title: 'A Semgrep app token is in the diff',
  provider: 'Semgrep',
  keywords: ['semgrep'],
  pattern: assigned('semgrep', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in Semgrep under Settings > Tokens and issue a new one.',
  source: ['Semgrep Docs: CI tokens'],
};
