import { type CodeCall, plainName } from './call.ts';
import type { CodeToken } from './token.ts';

const names = new Set(
  'raw query execute exec executesql sql unprepared statement executescript executequery executeupdate executenonquery executelargeupdate executebatch runsql runcommand addsql executesqlraw executesqlrawasync executeasync executesqlinterpolated queryrawunsafe executerawunsafe executeraw queryraw affectingstatement insert select update delete executemany text ddl createnativequery preparestatement batchexecute simplequery execcontext mustexec querycontext queryrow multiquery mysqliquery pgquery sqlxquery execsql sqlcommand npgsqlcommand mysqlcommand sqlitecommand oraclecommand oledbcommand odbccommand'.split(
    ' ',
  ),
);

/** Whether a function of this name executes SQL that it is given. */
export function executes(name: string): boolean {
  return names.has(plainName(name));
}

/** Those that execute nothing in programs other than migrations, where they are words of everything else too. */
const elsewhere = new Set(['insert', 'select', 'update', 'delete', 'text', 'ddl', 'unprepared', 'sqlxquery']);

/** Whether a function of this name, in any program, executes SQL that it is given. */
export function executesAnywhere(name: string): boolean {
  return executes(name) && !elsewhere.has(plainName(name));
}

const openEnd = /(?:dynamic_name|[$#]?\{[^{}]{0,200}\}|%s)[\s;]{0,20}$/;
const openTable =
  /\b(?:from|update|only)\s{1,20}["'`]?(?:dynamic_name|[$#]?\{[^{}]{0,200}\}|%s)["'`\s;]{0,20}$/i;

/** Whether only a run tells how a statement ends, so that it may have a condition. */
export function endsOpen(sql: string): boolean {
  return openEnd.test(sql.slice(-400)) && !openTable.test(sql.slice(-400));
}

const begins =
  /^[\s(;]{0,200}(?:--[^\n]{0,300}\n\s{0,200}|\/\*[^*]{0,300}\*\/\s{0,200}){0,5}(?:drop|truncate|delete|update|alter|merge|with|begin|do|exec|execute|create|rename|set|insert|declare|if|vacuum|call|reindex|grant|revoke|select|comment)\b/i;

/** SQL that a call executes, and where it begins. */
export function executedIn(
  call: CodeCall,
  held: ReadonlyMap<string, string>,
): { sql: string; offset: number }[] {
  // Of Django's RunSQL and others a second argument is the way back, or values.
  const own = call.name === 'runsql' ? call.arguments.slice(0, 1) : call.arguments;
  const found: { sql: string; offset: number }[] = [];
  for (const { tokens } of own) {
    const listed = tokens[0]?.text === '[' || tokens[0]?.text === '{';
    for (const part of listed ? cut(tokens.slice(1)) : [tokens]) {
      const joined = join(part, held);
      if (joined !== null && begins.test(joined.sql)) found.push(joined);
    }
  }
  return found;
}

function cut(tokens: readonly CodeToken[]): CodeToken[][] {
  const parts: CodeToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'symbol' && token.text === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Puts strings together that are concatenated; what only a run tells between them becomes a name. */
function join(
  tokens: readonly CodeToken[],
  held: ReadonlyMap<string, string>,
): { sql: string; offset: number } | null {
  const [start] = tokens;
  if (start?.kind === 'word' && tokens.length === 1) {
    const sql = held.get(start.text);
    return sql === undefined ? null : { sql, offset: start.offset };
  }
  let sql = '';
  let offset: number | null = null;
  let gap = false;
  for (const token of tokens.slice(0, 300)) {
    if (token.kind === 'string') {
      // Lines stay where they are, as long as strings follow each other.
      if (offset === null) offset = token.inner;
      sql += `${gap ? ' dynamic_name ' : ''}${unescaped(token.text)}`;
      gap = false;
    } else if (
      token.kind === 'word' &&
      offset !== null &&
      !/^(?:format|strip_heredoc|squish|trim|f|r|b|u)$/.test(token.text)
    )
      gap = true;
  }
  return offset === null ? null : { sql: gap ? `${sql} dynamic_name` : sql, offset };
}

/** With escapes that mean something to SQL, as long as they were. */
function unescaped(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\([nrt"'`])/g, (_, sign: string) => (/[nrt]/.test(sign) ? '  ' : ` ${sign}`))
    : text;
}
