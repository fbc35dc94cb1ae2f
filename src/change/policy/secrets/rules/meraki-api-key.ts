import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const merakiApiKey: SecretRule = {
  id: 'secret/meraki-api-key',
  title: 'A Cisco Meraki API key is in the diff',
  provider: 'Cisco Meraki',
  keywords: ['meraki'],
  pattern: assigned('meraki', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('dashboard.meraki.com > My profile > API access'),
  source: ['Meraki: Authorization'],
};
