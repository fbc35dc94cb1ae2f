import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const boxClientSecret: SecretRule = {
  id: 'secret/box-client-secret',
  title: 'A Box client secret or developer token is in the diff',
  provider: 'Box',
  keywords: [
    'box_client',
    'box-client',
    'box.client',
    'boxclient',
    'box_dev',
    'box-dev',
    'box.dev',
    'boxdev',
    'box_access',
    'box-access',
    'box.access',
    'boxaccess',
    'box.com',
    'boxsdk',
    '"box"',
    'box:',
  ],
  pattern: assigned('(?<![a-z])box', /[A-Za-z0-9]{32}/, 'secret|token'),
  longest: longestAssigned + 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.box.com/developers/console'),
  source: ['Box Developer: Client credentials'],
};
