import type { SecretRule } from '../secret-rule.ts';
import { isUsablePassword } from './secret-value.ts';

export const pgpass: SecretRule = {
  id: 'secret/pgpass',
  title: 'A password of a PostgreSQL password file is in the diff',
  provider: 'the PostgreSQL server that the line names',
  keywords: [':5432:', ':5433:', ':6432:', ':*:'],
  pattern:
    /(?<![^\s"'])(?<host>[\w.*-]{1,200}):(?:\d{2,5}|\*):(?:[\w-]{1,63}|\*):(?<user>[\w-]{1,63}|\*):(?<secret>[^\s:"'`]{4,200})(?![^\s"'])/,
  longest: 600,
  valid: (secret, { user = '', host = '' }) => isUsablePassword(secret, { user, host }),
  remedy: 'Change the password of that user; a password file belongs to one home directory.',
  source: ['PostgreSQL: The Password File'],
};
