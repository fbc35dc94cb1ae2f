import type { Act } from '../act.ts';
import { languageOf } from './token.ts';

/** Of what programs do to their database, what no request of anybody should: the rest is how they work. */
const rules: ReadonlySet<Act['rule']> = new Set([
  'sql-drop-database',
  'sql-drop-schema',
  'sql-drop-table',
  'sql-drop-column',
  'sql-drop-partition',
  'sql-drop-materialized-view',
  'sql-drop-owned',
  'sql-drop-role',
  'sql-truncate',
  'sql-delete-without-where',
  'sql-update-without-where',
  'sql-row-security',
  'sql-disable-triggers',
]);

const losing =
  /\b(?:drop\s{1,20}(?:table|database|schema|materialized|owned|role|user|policy)|truncate\s|delete\s{1,20}from\s|update\s{1,20}[^\s;]{1,100}\s{1,20}set\s|alter\s{1,20}table\s)/i;

const asStatement =
  /^[\s(;]{0,200}(?:(?:--[^\n]{0,300}\n|\/\*[^*]{0,300}\*\/)\s{0,200}){0,5}(?:drop\s{1,20}(?:table|database|schema|materialized|owned|role|user|policy)\s|truncate\s{1,20}(?:table\s{1,20})?[\w"`[.]|delete\s{1,20}from\s|update\s{1,20}[^\s;]{1,100}\s{1,20}set\s|alter\s{1,20}table\s|with\s|begin\b|do\s{1,5}\$|set\s|create\s|insert\s|if\s|declare\s|select\s)/i;

/** Whether a program of such a path and text may take something from a database. */
export function mayLose(path: string, text: string): boolean {
  return languageOf(path) !== null && losing.test(text);
}

/** Whether a string that a program executes is a statement, and not words that only begin like one. */
export function isStatement(sql: string): boolean {
  return asStatement.test(sql) && losing.test(sql);
}

/** Whether a rule is about what no program does in the course of its work. */
export function countsInPrograms({ rule }: Act): boolean {
  return rules.has(rule);
}
