import type { SecretFinder } from './found-secret.ts';
import { assignments } from './generic/assignment.ts';
import { authorizationHeader } from './generic/authorization-header.ts';
import { commandLinePassword } from './generic/command-line-password.ts';
import { commandLineToken, sessionCookie } from './generic/command-line-token.ts';
import { connectionDsn } from './generic/connection-dsn.ts';
import { connectionPairs } from './generic/connection-pairs.ts';
import { credentialUrls } from './generic/credential-url.ts';
import { dockerConfig } from './generic/docker-config.ts';
import { jsonWebKey } from './generic/json-web-key.ts';
import { jsonWebToken } from './generic/json-web-token.ts';
import { keyInCall } from './generic/key-in-call.ts';
import { loginCall } from './generic/login-call.ts';
import { netrc } from './generic/netrc.ts';
import { npmrc } from './generic/npmrc.ts';
import { passwordHash } from './generic/password-hash.ts';
import { pgpass } from './generic/pgpass.ts';
import { rulesS2 } from './rules-s2.ts';
import { rulesS3 } from './rules-s3.ts';
import type { SecretRule } from './secret-rule.ts';

/** Formats that belong to nobody in particular; where a provider's fits as well, it is the provider's. */
const genericRules: readonly SecretRule[] = [
  jsonWebToken,
  jsonWebKey,
  npmrc,
  pgpass,
  netrc,
  dockerConfig,
  connectionDsn,
  authorizationHeader,
  commandLinePassword,
  commandLineToken,
  sessionCookie,
  keyInCall,
  loginCall,
  passwordHash,
];

/** Every format, the more specific first. */
export const secretRules: readonly SecretRule[] = [...rulesS2, ...rulesS3, ...genericRules];

/** What is read instead of matched, the more specific first. */
export const secretFinders: readonly SecretFinder[] = [credentialUrls, connectionPairs, assignments];
