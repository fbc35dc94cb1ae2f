import type { Act } from '../act.ts';
import { SqlReader } from '../reader.ts';
import { readAddition } from './addition.ts';
import { forget } from './create.ts';
import { segmentsOf } from './segments.ts';
import type { SqlSession } from './session.ts';
import { typeChange, typeOf } from './type.ts';

// What may stand after DROP in ALTER TABLE and is no column.
const noColumn = new Set(
  'constraint index key primary foreign check partition default not identity expression unique period system statistics unused temporary trigger table'.split(
    ' ',
  ),
);
const actions = new Set(
  'add drop alter modify change rename convert detach attach truncate exchange disable enable no force nocheck check with set owner replica validate cluster inherit row'.split(
    ' ',
  ),
);

/** A clause of ALTER TABLE. */
interface Clause {
  readonly session: SqlSession;
  readonly table: string;
  readonly reader: SqlReader;
  readonly start: number;
  readonly end: number;
}

/** Reads what stands after ALTER TABLE. */
export function readAlterTable(session: SqlSession, from: number): undefined {
  const end = session.endOf(from);
  session.skip('if', 'exists');
  session.skip('only');
  const named = session.name();
  session.skip('*');
  if (session.skip('on', 'cluster')) session.at += 1;
  if (named !== null) session.skip('with', 'nocheck');
  readClauses(session, named ?? '?', session.at, end);
  session.at = end;
}

/** Reads clauses, also such of which nothing tells the table, as in an excerpt. */
export function readClauses(session: SqlSession, table: string, from: number, end: number): undefined {
  let last = '';
  for (const segment of segmentsOf(session.tokens, from, end)) {
    const reader = new SqlReader(session.tokens.slice(segment.start, segment.end));
    const clause = { session, table, reader, start: segment.start, end: segment.end };
    const first = reader.peek() ?? '';
    // T-SQL: DROP COLUMN a, b.
    if (last === 'drop column' && !actions.has(first)) dropColumns(clause);
    else if (last === 'drop' && first === 'column') dropColumns(clause);
    else readClause(clause);
    last =
      first === 'column' || (first === 'drop' && reader.tokens[1]?.text === 'column')
        ? 'drop column'
        : first === 'drop'
          ? 'drop'
          : first === '' || actions.has(first)
            ? ''
            : last;
  }
}

function readClause(clause: Clause): undefined {
  const { reader, table } = clause;
  if (reader.skip('add')) return readAddition(clause.session, table, reader, clause.start, clause.end);
  if (reader.skip('drop')) return drop(clause);
  if (reader.skip('rename')) return rename(clause);
  if (reader.skip('alter')) {
    if (reader.any('index', 'constraint', 'check')) return;
    reader.skip('column');
    return alterColumn(clause);
  }
  if (reader.skip('modify') || reader.skip('change')) return redefine(clause);
  if (reader.skip('convert', 'to')) {
    return note(
      clause,
      'sql-change-column-type',
      `convert ${table}`,
      `converts every text of ${table} to another character set`,
    );
  }
  if (reader.skip('truncate', 'partition') || reader.skip('truncate', 'subpartition'))
    return partition(clause, 'empties');
  if (reader.skip('switch')) {
    const name = reader.skip('partition') ? (reader.tokens[reader.at]?.text ?? '?') : 'all';
    return note(
      clause,
      'sql-drop-partition',
      `switch ${table} ${name}`,
      `moves rows of ${table} away: ${name}`,
    );
  }
  if (reader.skip('set', 'schema'))
    return note(clause, 'sql-rename', `table ${table}`, `moves the table ${table} to another schema`);
  if (reader.skip('exchange', 'partition') || reader.skip('exchange', 'subpartition'))
    return partition(clause, 'swaps');
  if (reader.skip('detach', 'partition')) {
    const name = reader.name() ?? '?';
    return note(
      clause,
      'sql-drop-partition',
      `detach ${name}`,
      `detaches the partition ${name} of ${table}`,
      { weight: 'warn' },
    );
  }
  if (
    reader.skip('disable', 'row', 'level', 'security') ||
    reader.skip('no', 'force', 'row', 'level', 'security')
  ) {
    return note(clause, 'sql-row-security', `rls ${table}`, `takes row-level security from ${table}`);
  }
  if (reader.skip('disable', 'trigger') || reader.skip('disable', 'keys')) {
    if (reader.tokens[0]?.text === 'disable' && reader.tokens[1]?.text === 'keys') return;
    const name = reader.name() ?? 'all';
    return note(
      clause,
      'sql-disable-triggers',
      `trigger ${table} ${name}`,
      `stops triggers of ${table}: ${name}`,
    );
  }
  if (reader.skip('nocheck', 'constraint')) {
    return note(clause, 'sql-disable-triggers', `nocheck ${table}`, `stops checking constraints of ${table}`);
  }
  if (reader.skip('set', 'unused')) {
    note(clause, 'sql-drop-column', `unused ${table}`, `makes columns of ${table} unreadable`);
  }
}

function note(
  { session, table, start, end }: Clause,
  rule: `sql-${string}`,
  subject: string,
  preview: string,
  more: Partial<Act> = {},
): undefined {
  session.act(start, end, { rule, subject, preview, table: table === '?' ? null : table, ...more });
}

function partition(clause: Clause, does: string): undefined {
  const name = clause.reader.name() ?? '?';
  note(
    clause,
    'sql-drop-partition',
    `partition ${clause.table} ${name}`,
    `${does} the partition ${name} of ${clause.table}`,
  );
}

function drop(clause: Clause): undefined {
  const { reader, table, session } = clause;
  const explicit = reader.skip('column');
  const first = reader.peek() ?? '';
  if (explicit || !noColumn.has(first)) return dropColumns(clause);
  if (reader.any('partition', 'subpartition')) return partition(clause, 'drops');
  if (reader.any('constraint', 'check')) {
    reader.skip('if', 'exists');
    const name = reader.name() ?? '?';
    return note(
      clause,
      'sql-drop-constraint',
      `constraint ${table} ${name}`,
      `drops the constraint ${name} of ${table}`,
      {
        own: session.isOwn(table) || session.own.has(`constraint ${name}`),
      },
    );
  }
  if (reader.skip('foreign', 'key') || reader.skip('primary', 'key')) {
    note(clause, 'sql-drop-constraint', `key ${table}`, `drops a key of ${table}`);
  }
}

function dropColumns(clause: Clause): undefined {
  const { reader, table, session } = clause;
  const brackets = reader.skip('(');
  reader.skip('column');
  do {
    reader.skip('if', 'exists');
    const column = reader.name();
    if (column === null && reader.tokens.length > reader.at) return;
    // Only `?` stands there where a line that is not shown, or a template, names it.
    const name = column ?? '?';
    note(clause, 'sql-drop-column', `column ${table}.${name}`, `drops the column ${table}.${name}`, {
      columns: [name],
    });
    forget(session, `${table}.${name}`);
  } while (brackets && reader.skip(','));
}

function rename(clause: Clause): undefined {
  const { reader, table, session } = clause;
  if (reader.any('index', 'constraint', 'key')) return;
  if (reader.skip('to') || reader.skip('as')) return renameTo(clause, reader.name());
  reader.skip('column');
  const column = reader.name();
  if (column === null) return;
  if (!reader.skip('to')) return renameTo(clause, column);
  const to = reader.name() ?? '?';
  note(clause, 'sql-rename', `column ${table}.${column}`, `renames the column ${table}.${column} to ${to}`, {
    columns: [column],
  });
  if (session.own.delete(`${table}.${column}`)) session.own.add(`${table}.${to}`);
  else session.renamed.add(`${table}.${to}`);
}

function renameTo(clause: Clause, to: string | null): undefined {
  const { table, session } = clause;
  note(clause, 'sql-rename', `table ${table}`, `renames the table ${table} to ${to ?? '?'}`);
  if (to === null) return;
  moveTable(session, table, to);
}

/** What was made here stays so under another name; what was there before takes the name of what was made here. */
export function moveTable(session: SqlSession, from: string, to: string): undefined {
  if (session.temporary.delete(from)) session.temporary.add(to);
  else if (session.own.delete(from)) session.own.add(to);
  else {
    session.own.delete(to);
    session.renamed.add(to);
  }
}

function alterColumn(clause: Clause): undefined {
  const { reader, table, session } = clause;
  const column = reader.name();
  if (column === null) return;
  const of = `${table}.${column}`;
  if (reader.skip('set', 'not', 'null')) {
    return note(clause, 'sql-set-not-null', `not null ${of}`, `makes ${of} NOT NULL`, { columns: [column] });
  }
  if (reader.skip('drop', 'not', 'null')) {
    return note(clause, 'sql-drop-not-null', `null ${of}`, `lets ${of} be empty`, { columns: [column] });
  }
  if (reader.skip('restart')) {
    return note(clause, 'sql-restart-sequence', `restart ${of}`, `starts the numbers of ${of} anew`, {
      columns: [column],
    });
  }
  const typed = reader.skip('set', 'data', 'type') || reader.skip('type');
  // T-SQL names no keyword before the type.
  const plain = /^(?:set|drop|add|restart|enable|disable|reset|default|comment)$/.test(
    reader.peek() ?? 'set',
  );
  if (!typed && plain) return;
  changeType(clause, column, of, session.types.get(of) ?? null);
}

function changeType(
  clause: Clause,
  column: string,
  of: string,
  from: Parameters<typeof typeChange>[0],
): undefined {
  const { reader, session } = clause;
  const type = typeOf(reader.tokens.slice(reader.at));
  if (type.name === '') return;
  const change = typeChange(from, type);
  const shown = `${type.name}${type.size.length > 0 ? `(${type.size.join(',')})` : ''}`;
  session.types.set(of, type);
  if (change === 'narrower') {
    note(
      clause,
      'sql-narrow-type',
      `type ${of} ${shown}`,
      `makes ${of} ${shown}, which may not hold all that is there`,
      { columns: [column] },
    );
  } else if (change === 'wider') {
    note(clause, 'sql-widen-type', `type ${of} ${shown}`, `makes ${of} ${shown}, which rewrites the table`, {
      columns: [column],
    });
  }
}

/** MODIFY and CHANGE of MySQL, MODIFY of Oracle. */
function redefine(clause: Clause): undefined {
  const { reader, table, session } = clause;
  if (reader.any('partition', 'setting', 'order', 'ttl')) return;
  const changes = reader.tokens[0]?.text === 'change';
  reader.skip('column');
  reader.skip('(');
  const column = reader.name();
  if (column === null) return;
  const of = `${table}.${column}`;
  const to = changes ? reader.name() : column;
  if (changes && to !== null && to !== column) {
    note(clause, 'sql-rename', `column ${of}`, `renames the column ${of} to ${to}`, { columns: [column] });
    return;
  }
  const from = session.types.get(of) ?? null;
  const type = typeOf(reader.tokens.slice(reader.at));
  if (type.name === 'null' || type.name === 'not' || type.name === 'default') return;
  if (from !== null && typeChange(from, type) !== 'narrower') return changeType(clause, column, of, from);
  note(
    clause,
    'sql-change-column-type',
    `modify ${of} ${type.name} ${type.size.join(',')}`,
    `redefines the column ${of} as ${type.name}`,
    {
      columns: [column],
    },
  );
}
