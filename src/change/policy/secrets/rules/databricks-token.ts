import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const databricksToken: SecretRule = {
  id: 'secret/databricks-token',
  title: 'A Databricks personal access token is in the diff',
  provider: 'Databricks',
  keywords: ['dapi'],
  pattern: freeStanding(/dapi[a-f0-9]{32}(?:-\d{1,2})?/),
  longest: 39,
  entropy: 2.75,
  remedy: revokeAt('Databricks > Settings > Developer > Access tokens'),
  source: ['Databricks: Personal access token authentication'],
};
