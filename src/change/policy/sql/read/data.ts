import type { SqlToken } from '../token.ts';
import { holdsAlways } from './condition.ts';
import { segmentsOf } from './segments.ts';
import type { SqlSession } from './session.ts';

/** Between DELETE and WHERE no more than this is looked at. */
const longestTarget = 120;

/** Reads what stands after DELETE; what has no condition takes every row. */
export function readDelete(session: SqlSession, from: number): undefined {
  const before = session.tokens[from - 1]?.text;
  if (before === 'on' || before === 'for' || before === 'before' || before === 'after') return;
  // Of MERGE, and not of IF.
  if (before === 'then' && session.peek() !== 'from') return;
  const end = session.endOf(from);
  session.any('low_priority', 'quick');
  session.skip('ignore');
  limit(session);
  const explicit = session.skip('from');
  session.skip('only');
  const table = session.name();
  // In words of other things: GRANT DELETE ON, AFTER DELETE.
  if (table === null || (!explicit && ['on', 'or', 'of', ','].includes(session.peek() ?? ''))) return;
  if (!explicit && !['where', 'from', ';', null].includes(session.peek())) return;
  if (/^(?:pg_catalog\.)?pg_enum$/.test(table)) {
    session.act(from, end, {
      rule: 'sql-enum-value',
      subject: 'delete pg_enum',
      preview: 'removes values of an enumeration from the catalogue',
      table: null,
    });
    return;
  }
  if (isConditioned(session, from, session.at, end)) return;
  if (session.selections.has(table)) return;
  session.act(from, end, {
    rule: 'sql-delete-without-where',
    subject: `delete ${table}`,
    preview: `deletes every row of ${table}`,
    table,
  });
}

/** Reads what stands after UPDATE. */
export function readUpdate(session: SqlSession, from: number): undefined {
  const before = session.tokens[from - 1]?.text;
  if (['on', 'for', 'or', 'before', 'after', 'key', ',', 'grant', 'of'].includes(before ?? '')) return;
  const end = session.endOf(from);
  session.skip('low_priority');
  session.skip('ignore');
  if (session.skip('or')) session.at += 1;
  limit(session);
  session.skip('only');
  const table = session.name();
  if (table === null || ['set'].includes(table)) return;
  const most = Math.min(end, session.at + longestTarget);
  const set = indexOf(session.tokens, 'set', session.at, most);
  if (set < 0) return;
  if (isConditioned(session, from, session.at, end) || session.selections.has(table)) return;
  session.at = set + 1;
  const stop = [...['where', 'from', 'returning', 'output']]
    .map((word) => indexOf(session.tokens, word, set, Math.min(end, set + longestTarget)))
    .filter((at) => at >= 0);
  const to = Math.min(end, set + longestTarget, ...stop);
  const columns = segmentsOf(session.tokens, set + 1, to).map(({ start, end: last }) => {
    const equals = indexOf(session.tokens, '=', start, last);
    return session.tokens[equals - 1]?.text.toLowerCase() ?? '?';
  });
  session.act(from, end, {
    rule: 'sql-update-without-where',
    subject: `update ${table} ${columns.join(' ')}`,
    preview: `overwrites ${columns.slice(0, 5).join(', ')} in every row of ${table}`,
    table,
    columns,
  });
}

/** Reads what stands after TRUNCATE. */
export function readTruncate(session: SqlSession, from: number): undefined {
  const explicit = session.skip('table');
  session.skip('if', 'exists');
  session.skip('only');
  const next = session.tokens[session.at];
  if (
    !explicit &&
    (next?.text === '(' || next?.text === 'partition' || next?.text === 'on' || next?.text === 'from')
  )
    return;
  let named = false;
  do {
    const name = session.name();
    if (name === null) break;
    if (!named && !explicit && ['(', '=', '.'].includes(session.tokens[session.at]?.text ?? '')) return;
    named = true;
    session.skip('*');
    session.act(from, session.at, {
      rule: 'sql-truncate',
      subject: `truncate ${name}`,
      preview: `empties the table ${name}`,
      table: name,
    });
  } while (session.skip(','));
  if (!named && explicit) {
    session.act(from, session.at, {
      rule: 'sql-truncate',
      subject: 'truncate ?',
      preview: 'empties the table ?',
      table: null,
    });
  }
}

/** Reads what stands after MERGE: of interest is what it deletes because the source does not have it. */
export function readMerge(session: SqlSession, from: number): undefined {
  session.skip('into');
  const table = session.name();
  if (table === null) return;
  const end = session.endOf(from);
  const most = Math.min(end + 200, session.at + 600, session.tokens.length);
  for (let at = session.at; at < most; at += 1) {
    if (session.tokens[at]?.text === ';') return;
    if (session.tokens[at]?.text !== 'by') continue;
    const isClause = ['by', 'source'].every((word, ahead) => session.tokens[at + ahead]?.text === word);
    if (!isClause) continue;
    // `AND condition` narrows what is deleted, but does not say that it is little.
    const then = indexOf(session.tokens, 'then', at, Math.min(most, at + 100));
    if (then < 0 || session.tokens[then + 1]?.text !== 'delete') continue;
    session.act(from, then + 2, {
      rule: 'sql-merge-delete',
      subject: `merge ${table}`,
      preview: `deletes the rows of ${table} that the source does not have`,
      table,
    });
    return;
  }
}

function limit(session: SqlSession): undefined {
  if (!session.skip('top')) return;
  const bracket = session.skip('(');
  session.at += 1;
  if (bracket) session.skip(')');
  session.skip('percent');
}

/** Whether the rows are narrowed down, by WHERE or by joining another table. */
function isConditioned(session: SqlSession, from: number, target: number, end: number): boolean {
  const where = session.layout.wheres[from] ?? -1;
  if (where >= target && where < end) {
    // What is too long depends on rows.
    return end - where > 600 || !holdsAlways(session.tokens.slice(where + 1, end));
  }
  const to = Math.min(end, target + longestTarget);
  const join = indexOf(session.tokens, 'join', target, to);
  if (join < 0) return false;
  return !['left', 'outer', 'full', 'cross'].includes(session.tokens[join - 1]?.text ?? '');
}

function indexOf(tokens: readonly SqlToken[], text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = Math.max(0, from); at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'string' || token.kind === 'quoted') continue;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth === 0 && token.text === text) return at;
  }
  return -1;
}
