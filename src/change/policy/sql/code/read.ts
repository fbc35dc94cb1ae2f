import type { Act, Read } from '../act.ts';
import { readText } from '../file-read.ts';
import type { ParsePostgres } from '../postgres/parser.ts';
import { type SqlType, typeChange } from '../read/type.ts';
import { isStatement } from './application.ts';
import { type CodeCall, callAt, keyed, nameIn, namesIn } from './call.ts';
import { endsOpen, executedIn, executes, executesAnywhere } from './executed.ts';
import { forwardTokens } from './forward.ts';
import { type CodeToken, codeTokens, languageOf } from './token.ts';

/** Whether the program in a file of such a path can be read. */
export function isCodeFile(path: string): boolean {
  return languageOf(path) !== null;
}

/** What a program does to a database, as far as it is read. */
class CodeReading {
  readonly acts: Act[] = [];
  readonly made = new Set<string>();
  readonly renamed = new Set<string>();
  readonly unread: { start: number; why: string }[] = [];
  readonly own = new Set<string>();
  /** The table that the block around works on. */
  table: string | null = null;

  act(
    call: CodeCall,
    rule: `sql-${string}`,
    subject: string,
    preview: string,
    table: string | null,
    more: Partial<Act> = {},
  ): undefined {
    const columns = more.columns ?? [];
    const own =
      table !== null &&
      (this.own.has(table) ||
        (columns.length > 0 && columns.every((one) => this.own.has(`${table}.${one}`))));
    this.acts.push({ rule, subject, preview, table, own, ...more, start: call.start, end: call.end });
  }

  make(name: string): undefined {
    this.own.add(name);
    this.made.add(name);
  }
}

/**
 * Reads what a program does to a database.
 * @param migration whether the calls of frameworks for migrations mean that; else only SQL that it executes is read
 */
export function readCode(path: string, text: string, migration: boolean, parse: ParsePostgres | null): Read {
  const reading = new CodeReading();
  const language = languageOf(path);
  if (language === null) return reading;
  const all = codeTokens(text, language);
  const tokens = migration ? forwardTokens(all, text, language) : all;
  const bare = language === 'ruby' || language === 'elixir';
  const names = new Map<string, string>();
  // Calls within calls are read more than once; nobody writes many.
  let left = 8 * text.length + 10_000;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') continue;
    const value = tokens[at + 2];
    if (tokens[at + 1]?.text === '=' && value?.kind === 'string' && names.size < 500)
      names.set(token.text, value.text);
    if (tokens[at - 1]?.text === 'def' || tokens[at - 1]?.text === 'function') continue;
    if (migration) chain(reading, tokens, at);
    const known = migration && handlers.has(token.text.replace(/[_!?$@]/g, '').toLowerCase());
    const runs = (migration ? executes : executesAnywhere)(token.text);
    if (!known && !runs) continue;
    const call = callAt(tokens, at, bare, text);
    if (call === null) continue;
    left -= call.end - call.start;
    if (left < 0) {
      reading.unread.push({ start: call.start, why: 'too many calls within calls' });
      break;
    }
    if (known) handlers.get(call.name)?.(reading, call);
    if (!runs) continue;
    const executed = executedIn(call, names);
    for (const { sql, offset } of executed) {
      if (!migration && !isStatement(sql)) continue;
      const read = readText(sql, path, { parse });
      const open = endsOpen(sql);
      for (const act of read.acts) {
        if (open && /^sql-(?:delete|update)-without-where$/.test(act.rule)) continue;
        const start = offset + act.start;
        const own = act.own || (act.table !== null && reading.own.has(act.table));
        reading.acts.push({ ...act, own, start, end: Math.max(start, offset + act.end) });
      }
      for (const name of read.made) reading.make(name);
      for (const name of read.renamed) reading.renamed.add(name);
    }
    if (
      migration &&
      executed.length === 0 &&
      /^(?:raw|execute|runsql|sql|addsql|executesql|unprepared)$/.test(call.name) &&
      call.arguments.length > 0
    ) {
      reading.unread.push({ start: call.start, why: 'SQL that is put together when it runs' });
    }
  }
  return reading;
}

const deletes = /^(?:delete|del|truncate|delete_all|destroy_all|deleteAll)$/;
const retypes = /^(?:change|alter|alterNullable)$/;

/** What stands at the end of a chain: `DB::table('x')->delete()`, `knex('x').del()`, `t.string('x', 9).change()`. */
function chain(reading: CodeReading, tokens: readonly CodeToken[], at: number): undefined {
  const token = tokens[at];
  if (token === undefined || !(deletes.test(token.text) || retypes.test(token.text))) return;
  const text = (ahead: number) => tokens[at + ahead]?.text ?? '';
  const back = text(-1) === '.' ? -2 : text(-2) === '-' && text(-1) === '>' ? -3 : 0;
  if (back === 0) return;
  const place = { start: token.offset, end: token.offset };
  if (deletes.test(token.text)) {
    const bare = /^[A-Z]\w*$/.test(text(back)) && /_all$/.test(token.text) && text(1) !== '(';
    const name = tokens[at + back - 1];
    const called = text(back) === ')' && name?.kind === 'string' && text(back - 2) === '(';
    const source = /^(?:table|knex|db|trx|from|queryBuilder)$/i.test(text(back - 3));
    const every = text(back) === ')' && text(back - 1) === '(' && text(back - 2) === 'all';
    if (!bare && !every && !(called && source && text(1) === '(' && text(2) === ')')) return;
    const table = called ? name.text.toLowerCase() : bare ? text(back) : text(back - 6);
    const [rule, does] =
      token.text === 'truncate'
        ? (['sql-truncate', 'empties'] as const)
        : (['sql-delete-without-where', 'deletes every row of'] as const);
    reading.acts.push({
      ...place,
      rule,
      subject: `${token.text} ${table}`,
      preview: `${does} ${table}`,
      table,
      own: reading.own.has(table),
    });
    return;
  }
  if (text(back) !== ')' || text(1) !== '(') return;
  let begin = at + back;
  while (begin > Math.max(0, at - 60) && !/^\$?(?:t|table|tbl|builder)$/.test(tokens[begin]?.text ?? ''))
    begin -= 1;
  const words = tokens.slice(begin + 1, at).map((one) => one.text);
  const column = tokens.slice(begin, at).find(({ kind }) => kind === 'string')?.text ?? '?';
  const type = typeIn(words, []);
  const size = words.map(Number).filter((one) => Number.isInteger(one) && one > 0);
  const change = typeChange(null, type === null ? { name: 'varchar', size: [] } : { name: type.name, size });
  if (change === 'harmless') return;
  const of = `${reading.table ?? '?'}.${column}`;
  reading.acts.push({
    ...place,
    rule: change === 'narrower' ? 'sql-narrow-type' : 'sql-widen-type',
    subject: `change ${of} ${words.join(' ').slice(0, 100)}`,
    preview: `redefines the column ${of}`,
    table: reading.table,
    own: reading.table !== null && reading.own.has(reading.table),
  });
}

type Handler = (reading: CodeReading, call: CodeCall) => void;

/** The name that a call gives first, or by one of the keywords. */
function firstName(call: CodeCall, ...keys: readonly string[]): string | null {
  const named = keyed(call, ...keys);
  return named === undefined ? (namesIn(call.arguments)[0] ?? null) : nameIn(named);
}

const dropTable: Handler = (reading, call) => {
  const names = namesIn(call.arguments);
  const named = keyed(call, 'name', 'tablename');
  const all = named === undefined ? names : [nameIn(named) ?? '?'];
  // A second string of Sequelize or TypeORM is a schema only where an option says so; of others it is a table.
  for (const name of all.length === 0 ? ['?'] : all) {
    reading.act(call, 'sql-drop-table', `table ${name}`, `drops the table ${name}`, name);
    reading.own.delete(name);
  }
};

const dropElixir: Handler = (reading, call) => {
  const inner = call.arguments[0]?.tokens.map(({ text }) => text) ?? [];
  if (/^Schema$/i.test(call.receiver)) return dropTable(reading, call);
  const at = inner.indexOf('table');
  if (at < 0 || at > 2) return;
  const name =
    inner
      .slice(at + 1)
      .find((one) => /^\w+$/.test(one))
      ?.toLowerCase() ?? '?';
  reading.act(call, 'sql-drop-table', `table ${name}`, `drops the table ${name}`, name);
};

function column(reading: CodeReading, call: CodeCall, table: string | null, name: string): undefined {
  reading.act(
    call,
    'sql-drop-column',
    `column ${table ?? '?'}.${name}`,
    `drops the column ${table ?? '?'}.${name}`,
    table,
    { columns: [name] },
  );
}

const dropColumns: Handler = (reading, call) => {
  const names = namesIn(call.arguments);
  const tableKey = keyed(call, 'table', 'tablename', 'modelname');
  const nameKey = keyed(call, 'name', 'columnname', 'column');
  if (tableKey !== undefined || nameKey !== undefined) {
    const own = nameKey === undefined ? names[0] : nameIn(nameKey);
    return column(
      reading,
      call,
      tableKey === undefined ? (names[0] ?? reading.table) : nameIn(tableKey),
      own ?? '?',
    );
  }
  // In a block about a table every name is a column; elsewhere the first one is the table.
  const block = /^(?:t|table|\$table|batch_op|builder|tbl|schema_builder|b)$/i.test(call.receiver);
  const listed = call.arguments.length === 1 && names.length > 0;
  const dynamic =
    call.arguments[0] !== undefined &&
    nameIn(call.arguments[0]) === null &&
    names.length > 0 &&
    !block &&
    !listed;
  const table = block || listed || dynamic ? reading.table : (names[0] ?? null);
  // What follows the column of a single one is its type.
  const single = /^(?:removecolumn|dropcolumn|deletecolumn)$/.test(call.name) ? 2 : names.length;
  const columns = block || listed ? names : names.slice(dynamic ? 0 : 1, dynamic ? names.length : single);
  for (const name of columns.length === 0 ? ['?'] : columns) column(reading, call, table, name);
};

const removeInBlock: Handler = (reading, call) => {
  const names = namesIn(call.arguments);
  if (names.length === 0 || !(call.receiver === '' || /^(?:t|table)$/i.test(call.receiver))) return;
  for (const name of call.receiver === '' ? names.slice(0, 1) : names)
    column(reading, call, reading.table, name);
};

const named =
  (what: string): Handler =>
  (reading, call) => {
    const block = /^(?:t|table|\$table|batch_op)$/i.test(call.receiver);
    column(reading, call, block ? reading.table : firstName(call), what);
  };

const rename: Handler = (reading, call) => {
  const names = namesIn(call.arguments);
  const keys = call.arguments
    .flatMap((one) => (one.key === null ? [] : [nameIn(one)]))
    .filter((one) => one !== null);
  const all = [...names, ...keys];
  const [table = '?'] = all;
  reading.act(
    call,
    'sql-rename',
    `${call.name} ${all.join(' ')}`,
    `renames ${all.slice(0, -1).join('.') || '?'} to ${all.at(-1) ?? '?'}`,
    table,
  );
  const to = all.at(-1);
  if (to !== undefined && /table|model|^rename$/.test(call.name)) {
    if (reading.own.delete(table)) reading.own.add(to);
    else reading.renamed.add(to);
  }
};

const changeColumn: Handler = (reading, call) => {
  const names = namesIn(call.arguments);
  const block = names.length === 1 || /^(?:t|table|\$table|batch_op)$/.test(call.receiver);
  const table = block ? reading.table : names[0];
  const [name = '?', given] = block ? names : names.slice(1);
  const where = keyed(call, 'table');
  const which = keyed(call, 'name');
  const on = (where === undefined ? table : nameIn(where)) ?? null;
  const col = (which === undefined ? name : nameIn(which)) ?? '?';
  const nullable = keyed(call, 'nullable', 'null')?.tokens[0]?.text.toLowerCase();
  const words = call.arguments.flatMap(({ key, tokens }) => [
    ...(key === null ? [] : [key, ':']),
    ...tokens.map(({ text }) => text),
  ]);
  const typed = keyed(call, 'type');
  const of = `${on ?? '?'}.${col}`;
  const alembic = /^alter_?column$/i.test(call.name);
  if (alembic && typed === undefined) {
    if (nullable === 'false')
      reading.act(call, 'sql-set-not-null', `not null ${of}`, `makes ${of} NOT NULL`, on, { columns: [col] });
    if (nullable === 'true')
      reading.act(call, 'sql-drop-not-null', `null ${of}`, `lets ${of} be empty`, on, { columns: [col] });
    if (keyed(call, 'newcolumnname') !== undefined)
      reading.act(call, 'sql-rename', `column ${of}`, `renames the column ${of}`, on, { columns: [col] });
    return;
  }
  const type = typeIn(
    typed === undefined
      ? given === undefined
        ? words
        : [given, ...words]
      : typed.tokens.map(({ text }) => text),
    words,
  );
  const old = keyed(call, 'existingtype', 'oldtype')?.tokens.map(({ text }) => text);
  const change = type === null ? 'narrower' : typeChange(old === undefined ? null : typeIn(old, []), type);
  if (change === 'harmless') return;
  const shown =
    type === null ? 'another type' : `${type.name}${type.size.length > 0 ? `(${type.size.join(',')})` : ''}`;
  reading.act(
    call,
    change === 'narrower' ? 'sql-narrow-type' : 'sql-widen-type',
    `type ${of} ${shown}`,
    `makes ${of} ${shown}`,
    on,
    { columns: [col] },
  );
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'varchar',
  text: 'text',
  unicodetext: 'text',
  bigint: 'bigint',
  biginteger: 'bigint',
  integer: 'integer',
  int: 'integer',
  smallinteger: 'smallint',
  smallint: 'smallint',
  decimal: 'numeric',
  numeric: 'numeric',
  float: 'double',
  double: 'double',
  date: 'date',
  datetime: 'timestamp',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  jsonb: 'jsonb',
  json: 'json',
  boolean: 'boolean',
  varchar: 'varchar',
  tinyint: 'tinyint',
  longtext: 'text',
  uuid: 'uuid',
  binary: 'bytea',
  enum: 'enum',
};

function typeIn(words: readonly string[], all: readonly string[]): SqlType | null {
  for (const [index, word] of words.entries()) {
    const sized = /^([a-z]+)\s{0,3}\((\d+)(?:\s{0,3},\s{0,3}(\d+))?\)$/i.exec(word);
    const name = typeNames[(sized?.[1] ?? word).replace(/[_\s]/g, '').toLowerCase()];
    if (name === undefined) continue;
    const direct =
      words[index + 1] === '('
        ? words
            .slice(index + 2, index + 7)
            .join('')
            .split(')')[0]
            ?.split(',')
            .map((one) => Number(one.replace(/^length=/, '')))
        : [];
    const limit = all.findIndex((one) => /^(?:limit|length|precision)$/.test(one));
    const size =
      sized === null
        ? (direct ?? [])
        : [Number(sized[2]), ...(sized[3] === undefined ? [] : [Number(sized[3])])];
    const keywords = limit >= 0 ? [Number(all[limit + 2])] : [];
    return { name, size: [...(size.length > 0 ? size : keywords)].filter((one) => Number.isInteger(one)) };
  }
  return null;
}

const createTable: Handler = (reading, call) => {
  const name = firstName(call, 'name', 'tablename');
  reading.table = name;
  const force = keyed(call, 'force')
    ?.tokens.slice(0, 2)
    .map(({ text }) => text)
    .join('');
  if (name !== null && (force === ':cascade' || force?.startsWith('true'))) {
    reading.act(
      call,
      'sql-recreate-table',
      `table ${name}`,
      `drops the table ${name} and creates it anew`,
      name,
    );
    return;
  }
  const conditional =
    keyed(call, 'ifnotexists')?.tokens[0]?.text === 'true' || /ifnotexists$/.test(call.name);
  if (name !== null && !conditional) reading.make(name);
};

const tableBlock: Handler = (reading, call) => {
  const name = firstName(call, 'name', 'tablename');
  if (name !== null) reading.table = name;
};

const addColumn: Handler = (reading, call) => {
  const names = namesIn(call.arguments);
  const table = keyed(call, 'table', 'modelname', 'tablename');
  const name = keyed(call, 'name');
  const on = table === undefined ? names[0] : nameIn(table);
  const col = name === undefined ? names[1] : nameIn(name);
  if (on !== undefined && on !== null && col !== undefined && col !== null) reading.make(`${on}.${col}`);
};

const everyRow =
  (rule: `sql-${string}`, does: string): Handler =>
  (reading, call) => {
    const onModel = /^[A-Z]\w*$/.test(call.receiver) || call.receiver === 'unscoped';
    const all =
      call.name === 'deletemany'
        ? /^(?:\{\})?$/.test(
            call.arguments.map(({ tokens }) => tokens.map(({ text }) => text).join('')).join(''),
          )
        : onModel;
    if (all)
      reading.act(
        call,
        rule,
        `${call.name} ${call.receiver}`,
        `${does} every row of ${call.receiver || '?'}`,
        null,
      );
  };

const bulkDelete: Handler = (reading, call) => {
  const [, condition] = call.arguments;
  const shown = condition?.tokens.map(({ text }) => text).join('') ?? '';
  if (!/^(?:|null|\{\}|undefined)$/.test(shown)) return;
  const table = firstName(call);
  reading.act(
    call,
    'sql-delete-without-where',
    `delete ${table ?? '?'}`,
    `deletes every row of ${table ?? '?'}`,
    table,
  );
};

/** `DB::table('x')->delete()`, `knex('x').del()`, `Order.objects.all().delete()`: nothing narrows the rows. */
const truncate: Handler = (reading, call) => {
  if (call.receiver === ')') return;
  const name = firstName(call);
  reading.act(
    call,
    'sql-truncate',
    `truncate ${name ?? call.receiver}`,
    `empties ${name ?? (call.receiver || 'a table')}`,
    name,
  );
};

const dropNamed =
  (rule: `sql-${string}`, what: string): Handler =>
  (reading, call) => {
    const name = firstName(call, 'name') ?? '?';
    reading.act(call, rule, `${what} ${name}`, `drops the ${what} ${name}`, `${what} ${name}`);
  };

const dropConstraint: Handler = (reading, call) => {
  const names = namesIn(call.arguments);
  reading.act(
    call,
    'sql-drop-constraint',
    `constraint ${names.join(' ')}`,
    `drops a constraint: ${names.join(' ') || '?'}`,
    names.find((one) => reading.own.has(one)) ?? null,
  );
};

const addIndex: Handler = (reading, call) => {
  const words = call.arguments
    .map(({ key, tokens }) => `${key}:${tokens.map(({ text }) => text).join('')}`)
    .join(' ');
  const table = firstName(call, 'modelname');
  if (/concurrently/i.test(words)) return;
  reading.act(
    call,
    'sql-index-lock',
    `index ${words.slice(0, 200)}`,
    `makes an index on ${table ?? '?'} while writers wait`,
    table,
  );
};

const alterField: Handler = (reading, call) => {
  const table = nameOf(call, 'modelname');
  const name = nameOf(call, 'name');
  reading.act(
    call,
    'sql-change-column-type',
    `field ${table}.${name}`,
    `redefines the column ${table}.${name}`,
    table,
    { columns: [name], weight: 'warn' },
  );
};

function nameOf(call: CodeCall, key: string): string {
  const found = keyed(call, key);
  return (found === undefined ? null : nameIn(found)) ?? '?';
}

const handlers: ReadonlyMap<string, Handler> = new Map([
  ...['droptable', 'droptableifexists', 'dropifexists', 'deletemodel', 'dropjointable', 'dropalltables'].map(
    (name) => [name, dropTable] as const,
  ),
  ...['drop', 'dropifexists'].map((name) => [name, dropElixir] as const),
  ...['dropcolumn', 'dropcolumns', 'removecolumn', 'removecolumns', 'removefield', 'deletecolumn'].map(
    (name) => [name, dropColumns] as const,
  ),
  ['remove', removeInBlock],
  ['removetimestamps', named('timestamps')],
  ['droptimestamps', named('timestamps')],
  ['dropsoftdeletes', named('deleted_at')],
  ['removereference', named('reference')],
  ['removebelongsto', named('reference')],
  ...['renametable', 'renamecolumn', 'renamefield', 'renamemodel', 'altermodeltable', 'rename'].map(
    (name) => [name, rename] as const,
  ),
  ...['changecolumn', 'altercolumn'].map((name) => [name, changeColumn] as const),
  ['alterfield', alterField],
  ...['createtable', 'createtableifnotexists', 'createmodel', 'create'].map(
    (name) => [name, createTable] as const,
  ),
  ...['altertable', 'changetable', 'table', 'alter', 'batchaltertable'].map(
    (name) => [name, tableBlock] as const,
  ),
  ...['addcolumn', 'addfield'].map((name) => [name, addColumn] as const),
  ...['deleteall', 'destroyall', 'deletemany'].map(
    (name) => [name, everyRow('sql-delete-without-where', 'deletes')] as const,
  ),
  ['updateall', everyRow('sql-update-without-where', 'overwrites')],
  ['bulkdelete', bulkDelete],
  ...['truncate', 'truncatetables', 'cleartable', 'truncatetable'].map((name) => [name, truncate] as const),
  ...['dropschema', 'dropschemaifexists'].map(
    (name) => [name, dropNamed('sql-drop-schema', 'schema')] as const,
  ),
  ['dropdatabase', dropNamed('sql-drop-database', 'database')],
  ...['dropenum', 'droptype'].map((name) => [name, dropNamed('sql-drop-type', 'type')] as const),
  ...['dropsequence'].map((name) => [name, dropNamed('sql-drop-sequence', 'sequence')] as const),
  ...[
    'dropconstraint',
    'removeconstraint',
    'removeforeignkey',
    'dropforeignkey',
    'dropforeign',
    'dropunique',
    'dropprimary',
    'removecheckconstraint',
    'dropprimarykey',
    'dropuniqueconstraint',
  ].map((name) => [name, dropConstraint] as const),
  ['addindex', addIndex],
  ['createindex', addIndex],
]);
