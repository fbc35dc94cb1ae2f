import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const databricksOauthSecret: SecretRule = {
  id: 'secret/databricks-oauth-secret',
  title: 'A Databricks OAuth secret is in the diff',
  provider: 'Databricks',
  keywords: ['dose'],
  pattern: freeStanding(/dose[a-f0-9]{32}/),
  longest: 36,
  entropy: 2.75,
  remedy: revokeAt('accounts.cloud.databricks.com > Service principals > Secrets'),
  source: ['Databricks: OAuth machine-to-machine'],
};
