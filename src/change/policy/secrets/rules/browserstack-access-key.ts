import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const browserstackAccessKey: SecretRule = {
  id: 'secret/browserstack-access-key',
  title: 'A BrowserStack access key is in the diff',
  provider: 'BrowserStack',
  keywords: ['browserstack'],
  pattern: assigned('browserstack', /[A-Za-z0-9]{20}/),
  longest: longestAssigned + 20,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('browserstack.com/accounts/profile'),
  source: ['BrowserStack Automate: Credentials'],
};
