import type { SecretRule } from '../secret-rule.ts';
import { connectionString } from './credential-url.ts';
import { isUsablePassword } from './secret-value.ts';

/** The data source names of Go's MySQL driver, and those of Oracle: `user:password@tcp(host:3306)/db`. */
export const connectionDsn: SecretRule = {
  ...connectionString,
  keywords: ['@tcp(', '@unix(', 'jdbc:oracle:', 'sqlplus'],
  pattern:
    /(?:(?<![\w/])(?<user>[\w.-]{1,60}):(?<secret>[^\s"'`<>@/]{4,120})@(?:tcp|unix)\((?<host>[^)\s]{1,120})\)|(?:jdbc:oracle:(?:thin|oci):|sqlplus\s{1,4}(?:-\w\s{1,4}){0,2})["']?[\w.-]{1,60}\/[^\s"'`<>@/]{4,120}@(?:\/\/)?[^\s"']{1,120})/,
  longest: 400,
  valid: (secret, { user = '', host = '' }) => {
    const oracle = /[:\s"']([\w.-]{1,60})\/([^\s"'`<>@/]{4,120})@(?:\/\/)?([^\s"']{1,120})$/.exec(secret);
    return oracle === null
      ? isUsablePassword(secret, { user, host })
      : isUsablePassword(oracle[2] ?? '', { user: oracle[1] ?? '', host: oracle[3] ?? '' });
  },
};
