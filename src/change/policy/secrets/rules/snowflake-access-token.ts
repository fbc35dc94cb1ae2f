import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const snowflakeAccessToken: SecretRule = {
  id: 'secret/snowflake-access-token',
  title: 'A Snowflake programmatic access token is in the diff',
  provider: 'Snowflake',
  keywords: ['snowflake'],
  pattern: assigned('snowflake', /eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{40,600}\.[A-Za-z0-9_-]{43,800}/i),
  longest: longestAssigned + 1605,
  entropy: 2.8,
  remedy: 'Revoke it in Snowflake with ALTER USER … REMOVE PROGRAMMATIC ACCESS TOKEN and issue a new one.',
  source: ['Snowflake Docs: Programmatic access tokens'],
};
