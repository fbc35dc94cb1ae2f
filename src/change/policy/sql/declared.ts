import type { Act } from './act.ts';
import { type CodeToken, codeTokens } from './code/token.ts';

/** Tables that a schema declares, by their names, each with the names of its columns. */
export type DeclaredTables = ReadonlyMap<string, ReadonlySet<string>>;

const drizzle = /\.[cm]?tsx?$|\.[cm]?js$/i;
const atlas = /\.(?:my|pg|lt|ms)?\.?hcl$/i;
const rails = /(?:^|\/)db\/(?:\w{1,60}_)?schema\.rb$/i;

/** Whether a schema may be declared in a file of such a path: of Drizzle, of Atlas or of Rails. */
export function mayDeclareTables(path: string): boolean {
  return (
    atlas.test(path) ||
    rails.test(path) ||
    (drizzle.test(path) && /schema|drizzle|tables?|models?|\bdb\b/i.test(path))
  );
}

/** The tables that a text of such a path declares. */
export function declaredTables(path: string, text: string): DeclaredTables {
  if (rails.test(path)) return ofRails(text);
  if (atlas.test(path)) return /\btable\s{1,5}"/.test(text) ? ofAtlas(codeTokens(text, 'php')) : new Map();
  return /drizzle-orm/.test(text) ? ofDrizzle(codeTokens(text, 'c')) : new Map();
}

/** What becomes of a database that is made like its schema again. */
type DeclaredAct = Pick<Act, 'rule' | 'subject' | 'preview'>;

/**
 * What becomes of a database when what declared `base` declares `head`.
 * @param elsewhere tables that other files of the change declare
 */
export function declaredChanges(
  base: DeclaredTables,
  head: DeclaredTables,
  elsewhere: DeclaredTables,
): DeclaredAct[] {
  return [...base].flatMap(([table, columns]): DeclaredAct[] => {
    const now = head.get(table) ?? elsewhere.get(table);
    if (now === undefined) {
      return [
        { rule: 'sql-drop-table' as const, subject: `table ${table}`, preview: `drops the table ${table}` },
      ];
    }
    return [...columns]
      .filter((column) => !now.has(column))
      .map((column) => ({
        rule: 'sql-drop-column' as const,
        subject: `column ${table}.${column}`,
        preview: `drops the column ${table}.${column}`,
      }));
  });
}

/** `pgTable('users', { id: serial('id'), … })`, also with `(t) => ({ … })`. */
function ofDrizzle(tokens: readonly CodeToken[]): DeclaredTables {
  const tables = new Map<string, ReadonlySet<string>>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || !/table$/i.test(token.text) || tokens[at + 1]?.text !== '(') continue;
    const name = tokens[at + 2];
    if (name?.kind !== 'string') continue;
    let open = at + 3;
    while (open < at + 14 && tokens[open]?.text !== '{') open += 1;
    if (tokens[open]?.text === '{') tables.set(name.text, keysAt(tokens, open));
  }
  return tables;
}

/** The columns of an object of columns: what they are called in the database, or else by their keys. */
function keysAt(tokens: readonly CodeToken[], open: number): Set<string> {
  const columns = new Set<string>();
  let depth = 0;
  for (let at = open; at < Math.min(tokens.length, open + 20_000); at += 1) {
    const token = tokens[at];
    const symbol = token?.kind === 'symbol' ? token.text : '';
    if (/^[[({]$/.test(symbol)) depth += 1;
    if (/^[\])}]$/.test(symbol)) depth -= 1;
    if (depth === 0) break;
    if (depth !== 1 || token === undefined || token.kind === 'symbol' || tokens[at + 1]?.text !== ':')
      continue;
    let call = at + 2;
    while (call < at + 8 && tokens[call]?.text !== '(' && tokens[call]?.text !== ',') call += 1;
    const named =
      tokens[call]?.text === '(' && tokens[call + 1]?.kind === 'string' ? tokens[call + 1]?.text : undefined;
    columns.add(named ?? token.text);
  }
  return columns;
}

/** `table "users" { column "id" { … } }` */
function ofAtlas(tokens: readonly CodeToken[]): DeclaredTables {
  const tables = new Map<string, Set<string>>();
  let depth = 0;
  let current: { columns: Set<string>; depth: number } | null = null;
  for (const [at, token] of tokens.entries()) {
    const symbol = token.kind === 'symbol' ? token.text : '';
    if (symbol === '}') {
      depth -= 1;
      if (current !== null && depth < current.depth) current = null;
    }
    if (symbol !== '{') continue;
    depth += 1;
    let word = at - 1;
    while (word > at - 4 && tokens[word]?.kind === 'string') word -= 1;
    const name = tokens[at - 1];
    if (name?.kind !== 'string') continue;
    if (tokens[word]?.text === 'table') {
      current = { columns: new Set(), depth };
      tables.set(name.text, current.columns);
    } else if (tokens[word]?.text === 'column') current?.columns.add(name.text);
  }
  return tables;
}

/** `create_table "users" do |t|`, `t.string "name"` */
function ofRails(text: string): DeclaredTables {
  const tables = new Map<string, Set<string>>();
  let current: Set<string> | null = null;
  for (const line of text.split('\n')) {
    const name = /^\s{0,20}create_table\s{1,5}["']([^"'\n]{1,100})["']/.exec(line)?.[1];
    if (name !== undefined) {
      current = new Set();
      tables.set(name, current);
    } else if (/^\s{0,20}end\b/.test(line)) current = null;
    else {
      const column =
        /^\s{0,20}t\.(?!index\b|check_constraint\b|unique_constraint\b)\w{1,40}\s{1,5}["']([^"'\n]{1,100})["']/.exec(
          line,
        );
      if (column?.[1] !== undefined) current?.add(column[1]);
    }
  }
  return tables;
}
