import type { FoundSecret, SecretFinder, SecretWords } from '../found-secret.ts';
import { isSecretValue, isUsablePassword } from './secret-value.ts';

export const connectionString: SecretWords = {
  id: 'secret/connection-string',
  title: 'A connection string with its password is in the diff',
  provider: 'a database, queue or directory',
  remedy:
    'Change the password of that user, and read the connection string from the environment or a secret store.',
  source: ['RFC 3986, 3.2.1', 'PostgreSQL: Connection Strings', 'MongoDB: Connection Strings', 'CWE-798'],
};
const basicAuthUrl: SecretWords = {
  id: 'secret/basic-auth-url',
  title: 'A URL with a password in it is in the diff',
  provider: 'the server that the URL names',
  remedy:
    'Revoke the password or token where it was issued, and hand it over in a header from a secret store.',
  source: ['RFC 3986, 3.2.1 and 7.5', 'RFC 7617'],
};

const connecting =
  /^(?:postgres(?:ql)?|pgsql|psql|mysql[x2]?|mariadb|mongodb|rediss?|valkey|amqps?|stomp|mqtts?|kafka|nats|sqlserver|mssql|tds|oracle|db2|clickhouse|cockroachdb|cassandra|neo4j|bolt|couchbases?|couchdb|influxdb|elasticsearch|opensearch|memcached?|ldaps?|smtps?|imaps?|pop3s?|snowflake|trino|presto|hive|redshift|vertica|firebird|ibase|beanstalkd?|celery|jdbc|odbc|teradata|sqlanywhere|cubrid|ado|db|database|surrealdb|arangodb|scylla|timescaledb|libsql|turso)(?:\+[a-z0-9.+-]{1,20}|[a-z0-9.+-]{0,12}\+[a-z]{1,10})?$/i;
const longestPart = 400;
/** Where a token stands alone before the host; in other addresses that is a name or a fingerprint. */
const withToken = /^(?:[a-z]{2,4}\+)?(?:https?|git|ftps?|svn|wss?)$/i;
/** An address to report errors to (Sentry: DSN): its key is meant to be seen. */
const publicKey = /^[0-9a-f]{32}$/;
const project = /^[^/]{1,100}(?:\/[^/]{1,40}){0,2}\/\d{1,20}\/?$/;

/** Addresses with a user and password in front of the host. */
export const credentialUrls: SecretFinder = {
  rules: [connectionString, basicAuthUrl],
  keywords: ['://', '%3a%2f%2f'],
  find(text, start, end, style): FoundSecret | null {
    const scheme = /[A-Za-z][A-Za-z0-9+.-]{1,24}$/.exec(text.slice(Math.max(0, start - 25), start))?.[0];
    if (scheme === undefined) return null;
    const found = authority(text, end);
    if (found === null) return null;
    const { at, colon } = found;
    const host = /^[^\s"'`<>\\,;)]{0,200}/.exec(text.slice(at + 1, at + 201))?.[0] ?? '';
    const rule = connecting.test(scheme) ? connectionString : basicAuthUrl;
    if (colon < 0) {
      const token = text.slice(end, at);
      const isKey = withToken.test(scheme) && !(publicKey.test(token) && project.test(host));
      return rule === basicAuthUrl && isKey && isSecretValue(unescaped(token), 'secret', 5)
        ? { rule, start: end, end: at, secret: token }
        : null;
    }
    const secret = text.slice(colon + 1, at);
    const user = unescaped(text.slice(end, colon));
    return isUsablePassword(unescaped(secret), { user, host, prose: style === 'prose' })
      ? { rule, start: colon + 1, end: at, secret }
      : null;
  },
};

/** The last `@` before the path, for people forget to escape those of passwords, and the first colon. */
function authority(text: string, from: number): { at: number; colon: number } | null {
  let at = -1;
  let colon = -1;
  for (let index = from; index < text.length && index - from < longestPart; index += 1) {
    const letter = text[index];
    if (letter === '@') at = index;
    else if (letter === ':' && colon < 0 && at < 0) colon = index;
    else if (letter === '/' || letter === '"' || letter === "'" || letter === '`' || letter === '<') break;
    else if (letter === '\\' || text.charCodeAt(index) <= 32) break;
    else if ((letter === '$' || letter === '{') && /[{(]/.test(text.slice(index, index + 2))) return null;
  }
  return at < 0 ? null : { at, colon };
}

function unescaped(text: string): string {
  return text.replace(/%([2-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
