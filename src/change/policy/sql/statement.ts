import { SqlReader } from './reader.ts';
import { type Beginning, type Dialect, tokenize } from './token.ts';

/** A table, or a column of one, that a statement drops. Names are in lower case, as they are compared. */
export interface Drop {
  readonly what: 'table' | 'column';
  /** Null where the excerpt does not show it. */
  readonly table: string | null;
  readonly column: string | null;
  readonly offset: number;
}

/** What statements make and take away. */
export interface Statements {
  readonly drops: readonly Drop[];
  /** Tables and `table.column` that are made whether or not they are there: that fails if they are. */
  readonly made: ReadonlySet<string>;
  /** New names of what was there before. */
  readonly renamed: ReadonlySet<string>;
}

// What may stand after DROP in ALTER TABLE and is no column.
const noColumn = new Set(
  'constraint index key primary foreign check partition default not identity expression unique period system statistics unused temporary trigger'.split(
    ' ',
  ),
);
const dynamic = new Set(['execute', 'exec', 'prepare', 'sp_executesql']);

/** Whether something of this name was there only for a session. */
const isTemporary = (name: string) => /^#|^tempdb\.|^pg_temp/.test(name);

/**
 * Everything that SQL drops, makes and renames, with offsets into the text.
 * @param beginning what an excerpt may begin in the middle of.
 * @param depth how often SQL stands in a string of SQL.
 */
export function readStatements(
  text: string,
  dialect: Dialect,
  beginning: Beginning = 'code',
  depth = 0,
): Statements {
  const reader = new SqlReader(tokenize(text, dialect, beginning));
  const drops: Drop[] = [];
  const made = new Set<string>();
  const renamed = new Set<string>();
  const temporary = new Set<string>();
  let table: string | null = null;
  let altering = false;
  let executes = false;
  let first = true;

  const dropTables = (offset: number) => {
    reader.skip('if', 'exists');
    let named = false;
    do {
      const name = reader.name();
      if (name === null) break;
      named = true;
      // A temporary table hides a lasting one of its name, but only until it is dropped.
      if (!isTemporary(name) && !temporary.delete(name))
        drops.push({ what: 'table', table: name, column: null, offset });
    } while (reader.skip(','));
    if (!named && dialect !== 'mysql') drops.push({ what: 'table', table: null, column: null, offset });
  };
  const dropColumns = (offset: number) => {
    reader.skip('(');
    reader.skip('if', 'exists');
    let named = false;
    do {
      const column = reader.name();
      if (column === null) break;
      named = true;
      drops.push({ what: 'column', table, column, offset });
    } while (reader.skip(','));
    if (!named && dialect !== 'mysql') drops.push({ what: 'column', table, column: null, offset });
  };
  const create = () => {
    const plain = first && !(reader.tokens[reader.at]?.inBody ?? false);
    const replaces = reader.skip('or', 'replace');
    if (!reader.skip('global')) reader.skip('local');
    const forSession = reader.skip('temp') || reader.skip('temporary');
    reader.skip('unlogged');
    if (!reader.skip('table')) return;
    const conditional = reader.skip('if', 'not', 'exists');
    const name = reader.name();
    if (name === null) return;
    if (forSession) temporary.add(name);
    else if (plain && !conditional && !replaces) made.add(name);
  };
  const addColumn = () => {
    const explicit = reader.skip('column');
    if (reader.skip('if', 'not', 'exists')) return;
    if (!explicit && noColumn.has(reader.peek() ?? '')) return;
    const column = reader.name();
    if (column !== null && table !== null) made.add(`${table}.${column}`);
  };

  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at];
    if (token === undefined) break;
    reader.at += 1;
    if (token.kind === 'string' || token.kind === 'quoted') {
      // What is executed from a string is read like the rest; to MySQL double quotes make strings too.
      if (executes && depth < 3) {
        const inner = readStatements(token.text, dialect, 'code', depth + 1);
        drops.push(...inner.drops.map((drop) => ({ ...drop, offset: token.offset })));
      }
      continue;
    }
    const wasFirst = first;
    first = false;
    if (token.text === ';') {
      table = null;
      altering = false;
      executes = false;
      first = true;
    } else if (dynamic.has(token.text)) executes = true;
    else if (token.text === 'create') {
      first = wasFirst;
      create();
      first = false;
    } else if (token.text === 'alter' && (reader.skip('table') || reader.skip('foreign', 'table'))) {
      reader.skip('if', 'exists');
      reader.skip('only');
      table = reader.name();
      altering = true;
    } else if (token.text === 'add' && altering && !token.inBody) addColumn();
    else if (token.text === 'rename') {
      for (let ahead = 0; ahead < 8 && reader.peek() !== ';'; ahead += 1) {
        if (reader.skip('to')) break;
        reader.at += 1;
      }
      const name = reader.name();
      if (name !== null) renamed.add(name);
    } else if (token.text === 'drop') {
      if (reader.skip('table')) dropTables(token.offset);
      else if (reader.skip('column')) dropColumns(token.offset);
      else if (altering && !noColumn.has(reader.peek() ?? '') && dialect !== 'embedded')
        dropColumns(token.offset);
    }
  }
  return { drops, made, renamed };
}
