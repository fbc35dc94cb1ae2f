import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gocardlessToken: SecretRule = {
  id: 'secret/gocardless-token',
  title: 'A GoCardless live access token is in the diff',
  provider: 'GoCardless',
  keywords: ['gocardless', 'gc_access', 'gc-access', 'gc.access', 'gcaccess'],
  pattern: assigned('gocardless|(?<![a-z])gc_', /live_[A-Za-z0-9_-]{40}/),
  longest: longestAssigned + 45,
  entropy: 3.3,
  remedy: revokeAt('manage.gocardless.com/developers/access-tokens'),
  source: ['GoCardless: Making requests'],
};
