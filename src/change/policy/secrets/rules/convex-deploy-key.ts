import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const convexDeployKey: SecretRule = {
  id: 'secret/convex-deploy-key',
  title: 'A Convex deploy key is in the diff',
  provider: 'Convex',
  keywords: ['prod:', 'dev:', 'preview:', 'project:'],
  pattern: freeStanding(
    /(?:prod|dev|preview|project):[a-z0-9-]{1,60}\|[A-Za-z0-9+/_-]{40,240}={0,2}/,
    'base64',
  ),
  longest: 311,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.convex.dev > Settings > Deploy keys'),
  source: ['Convex: Deploy keys'],
};
