import { serverOf } from '../dialect.ts';

const losing = /\b(?:drop|truncate|delete|update|merge)\b|\b(?:disable|force)\s{1,20}row\b/i;

/** Whether PostgreSQL's parser has something to say of a text: it is not for another server, and may lose something. */
export function mayBePostgres(path: string, text: string): boolean {
  if (!losing.test(text)) return false;
  const server = serverOf(path, text);
  return server === 'postgresql' || server === 'unknown';
}
