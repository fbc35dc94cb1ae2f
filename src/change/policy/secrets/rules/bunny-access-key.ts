import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bunnyAccessKey: SecretRule = {
  id: 'secret/bunny-access-key',
  title: 'A bunny.net access key is in the diff',
  provider: 'bunny.net',
  keywords: ['bunny'],
  pattern: assigned(
    'bunny',
    /(?:[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}|[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}|[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}-[a-f0-9]{4}-[a-f0-9]{4})/,
  ),
  longest: longestAssigned + 72,
  entropy: 2.75,
  remedy: revokeAt('dash.bunny.net/account/api-key'),
  source: ['bunny.net: API authentication'],
};
