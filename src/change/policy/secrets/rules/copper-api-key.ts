import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const copperApiKey: SecretRule = {
  id: 'secret/copper-api-key',
  title: 'A Copper API key is in the diff',
  provider: 'Copper',
  keywords: [
    'copper_api',
    'copper-api',
    'copper.api',
    'copperapi',
    'coppercrm',
    'copper_crm',
    'copper-crm',
    'copper.crm',
    'x-pw-accesstoken',
  ],
  pattern: assigned('copper_?(?:api|crm)|x-pw-accesstoken', /[a-f0-9]{32}/, 'key|token'),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('app.copper.com > Settings > Integrations > API keys'),
  source: ['Copper: Authentication'],
};
