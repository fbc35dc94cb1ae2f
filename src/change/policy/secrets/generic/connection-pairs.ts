import type { FoundSecret, SecretFinder } from '../found-secret.ts';
import { connectionString } from './credential-url.ts';
import { isUsablePassword } from './secret-value.ts';

/** What else such a string says; one of them makes it one. */
const others =
  /(?:\b(?:server|data source|datasource|host|hostaddr|addr|address|database|initial catalog|dbname|driver|dsn|port|user ?id|user name|username|user|uid|endpoint)[ ]{0,2}=|jdbc:)/i;
const hostPart =
  /(?:server|data source|datasource|host|hostaddr|addr|address)[ ]{0,2}=[ ]{0,2}(?:tcp:)?([\w.-]{1,200})|\/\/([\w.-]{1,200})/i;
const userPart = /(?:user ?id|user name|username|user|uid)[ ]{0,2}=[ ]{0,2}([^;\s"'&]{1,100})/i;
const around = 400;

/** Passwords in strings of pairs: ADO.NET, ODBC, JDBC with parameters, libpq's keywords. */
export const connectionPairs: SecretFinder = {
  rules: [connectionString],
  keywords: ['password', 'pwd'],
  find(text, start, end): FoundSecret | null {
    if (!/[;"'`\s?&,(]/.test(text[start - 1] ?? '"')) return null;
    const sign = /^[ ]{0,2}=[ ]{0,2}[{']?/.exec(text.slice(end, end + 6))?.[0];
    if (sign === undefined) return null;
    const from = end + sign.length;
    const secret = /^[^;"'`\s<>&}\\]{4,200}/.exec(text.slice(from, from + 201))?.[0];
    if (secret === undefined) return null;
    const left = /[^"'`\r\n<>]{0,400}$/.exec(text.slice(Math.max(0, start - around), start))?.[0] ?? '';
    const right = /^[^"'`\r\n<>]{0,400}/.exec(text.slice(from + secret.length, from + around))?.[0] ?? '';
    if (!others.test(left) && !others.test(right)) return null;
    const separated = /[;&?]/.test(left.slice(-2)) || /^[;&]/.test(right);
    if (!separated && !/\b(?:host|dbname|user|port)=/.test(left + right)) return null;
    const host = hostPart.exec(left) ?? hostPart.exec(right);
    const user = userPart.exec(left) ?? userPart.exec(right);
    return isUsablePassword(secret, { user: user?.[1] ?? '', host: host?.[1] ?? host?.[2] ?? '' })
      ? { rule: connectionString, start: from, end: from + secret.length, secret }
      : null;
  },
};
