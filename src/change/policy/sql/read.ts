import type { Act, Read } from './act.ts';
import { agree } from './postgres/agree.ts';
import type { ParsePostgres } from './postgres/parser.ts';
import { moveTable, readAlterTable, readClauses } from './read/alter.ts';
import { readCreate } from './read/create.ts';
import { readDelete, readMerge, readTruncate, readUpdate } from './read/data.ts';
import { Definition } from './read/definition.ts';
import { readDrop } from './read/drop.ts';
import { readExecuted } from './read/executed.ts';
import { readOther } from './read/other.ts';
import { SqlSession } from './read/session.ts';
import type { Beginning, Dialect } from './token.ts';

/** SQL in strings of SQL in strings of SQL is read so deep. */
const deepest = 3;

/**
 * Everything that SQL does which a rule is about, in linear time; it never throws.
 * @param beginning what an excerpt may begin in the middle of
 * @param parse PostgreSQL's own parser, where the text may be for it
 */
export function readSql(
  text: string,
  dialect: Dialect,
  beginning: Beginning,
  parse: ParsePostgres | null,
  depth = 0,
): Read {
  const session = new SqlSession(text, dialect, beginning, depth);
  const definition = new Definition(session);
  let altered: string | null = null;
  while (session.at < session.tokens.length) {
    const from = session.at;
    const token = session.tokens[from];
    if (token === undefined) break;
    definition.pass(from);
    session.at += 1;
    if (token.kind !== 'word') {
      if (token.kind === 'symbol' && token.text === ';') altered = null;
      continue;
    }
    switch (token.text) {
      case 'create':
        readCreate(session, from);
        break;
      case 'alter':
        if (session.skip('table') || session.skip('foreign', 'table')) {
          readAlterTable(session, from);
          altered = 'table';
        } else readOther(session, from, 'alter');
        break;
      case 'drop':
        if (!readDrop(session, from) && session.peek() === 'column' && altered === null) {
          readClauses(session, '?', from, session.endOf(from));
        }
        break;
      case 'delete':
        readDelete(session, from);
        break;
      case 'update':
        readUpdate(session, from);
        break;
      case 'truncate':
        readTruncate(session, from);
        break;
      case 'merge':
        readMerge(session, from);
        break;
      case 'with':
        if (session.tokens[session.at + 1]?.text === 'as')
          session.selections.add(session.tokens[session.at]?.text.toLowerCase() ?? '');
        break;
      case 'rename':
        if (session.skip('table')) renameTables(session, from);
        break;
      default:
        if (
          !readExecuted(
            session,
            from,
            depth < deepest ? (inner) => nested(session, inner, from, { parse, depth }) : null,
          )
        ) {
          readOther(session, from, token.text);
        }
    }
  }
  if (parse !== null && dialect === 'postgres') agree(session, text, parse);
  return session.result();
}

/** RENAME TABLE a TO b, c TO d (MySQL). */
function renameTables(session: SqlSession, from: number): void {
  do {
    const name = session.name();
    if (name === null || !session.skip('to')) return;
    const to = session.name() ?? '?';
    session.act(from, session.at, {
      rule: 'sql-rename',
      subject: `table ${name}`,
      preview: `renames the table ${name} to ${to}`,
      table: name,
    });
    moveTable(session, name, to);
  } while (session.skip(','));
}

function nested(
  session: SqlSession,
  text: string,
  from: number,
  { parse, depth }: { readonly parse: ParsePostgres | null; readonly depth: number },
): void {
  const inner = readSql(text, session.dialect, 'code', parse, depth + 1);
  for (const act of inner.acts) {
    const { start: _start, end: _end, own, within: _within, ...rest } = act satisfies Act;
    session.act(from, from + 1, { ...rest, ...(own ? { own } : {}), executed: true });
  }
}
