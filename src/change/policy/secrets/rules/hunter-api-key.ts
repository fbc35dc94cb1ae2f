import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hunterApiKey: SecretRule = {
  id: 'secret/hunter-api-key',
  title: 'A Hunter API key is in the diff',
  provider: 'Hunter',
  keywords: [
    'hunter_api',
    'hunter-api',
    'hunter.api',
    'hunterapi',
    'hunterio',
    'hunter.io',
    'hunter_io',
    'hunter-io',
  ],
  pattern: assigned('hunter[_.-]?(?:io|api)', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('hunter.io/api-keys'),
  source: ['Hunter: API'],
};
