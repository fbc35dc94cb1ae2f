import type { SecretRule } from '../secret-rule.ts';
import { isUsablePassword } from './secret-value.ts';

/** Calls whose third argument is the password: the first names the server, the second the user. */
export const loginCall: SecretRule = {
  id: 'secret/login-call',
  title: 'A password is written into the call that logs in with it',
  provider: 'the server that the call names',
  keywords: [
    'mysqli',
    'new pdo',
    'getconnection(',
    'mysqldb.connect',
    'pymysql.connect',
    'ftp_login',
    'ssh2_auth_password',
    '.connect(',
    'ftp(',
  ],
  pattern:
    /(?:mysqli(?:_connect|_real_connect)?|new PDO|getConnection|(?:mysqldb|pymysql|connector|ftp|smtp|ssh|client)\.connect|\bFTP|ftp_login|ssh2_auth_password)\s?\(\s{0,20}(?:["'](?<host>[^"'\r\n]{1,120})["']|\$\w{1,40})\s{0,4},\s{0,20}["'](?<user>[^"'\r\n]{1,60})["']\s{0,4},\s{0,20}["'](?<secret>[^\s"'`$<>{}]{4,120})["']/i,
  longest: 420,
  valid: (secret, { user = '', host = 'somewhere.else.net' }) => isUsablePassword(secret, { user, host }),
  remedy: 'Change the password of that user, and read it from the environment or a secret store.',
  source: ['PHP Manual: mysqli::__construct, PDO::__construct', 'CWE-798'],
};
