import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bitbucketClientSecret: SecretRule = {
  id: 'secret/bitbucket-client-secret',
  title: 'A Bitbucket OAuth consumer secret is in the diff',
  provider: 'Bitbucket',
  keywords: ['bitbucket'],
  pattern: assigned('bitbucket', /[A-Za-z0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('bitbucket.org > Workspace settings > OAuth consumers'),
  source: ['Bitbucket Cloud: OAuth'],
};
