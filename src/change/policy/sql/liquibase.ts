import type { Act, Read } from './act.ts';
import { readText } from './file-read.ts';
import type { ParsePostgres } from './postgres/parser.ts';
import { typeChange, typeOf } from './read/type.ts';
import { blank } from './sections.ts';
import { tokenize } from './token.ts';

const changes =
  /(?:<(?:\w{1,20}:)?|["']?)(dropTable|dropColumn|dropAllTables|dropSequence|delete|update|renameTable|renameColumn|modifyDataType|createTable|addColumn|sql|dropNotNullConstraint|addNotNullConstraint|dropForeignKeyConstraint|dropUniqueConstraint|dropPrimaryKey|alterSequence)(?:["']?\s{0,5}:|\b(?=[\s/>]))/g;
/** Of one change in a changelog. */
const longest = 20_000;

/** Reads a changelog of Liquibase in XML, YAML or JSON: what its change types do, not its rollbacks. */
export function readChangelog(path: string, given: string, parse: ParsePostgres | null): Read {
  const nothing: Read = { acts: [], made: new Set(), renamed: new Set(), unread: [] };
  if (!/databaseChangeLog/.test(given)) return nothing;
  const xml = /\.xml$/i.test(path);
  const text = forward(given, xml);
  const acts: Act[] = [];
  const made = new Set<string>();
  // In YAML and JSON a change is a key, in XML an element: as words of a remark they are none.
  const found = [...text.matchAll(changes)].filter(([whole]) =>
    xml ? whole.startsWith('<') : whole.endsWith(':'),
  );
  for (const [index, match] of found.entries()) {
    const [whole, kind = ''] = match;
    const next = found[index + 1]?.index ?? text.length;
    const start = match.index;
    const shown = text.slice(start, Math.min(next, start + longest));
    const part = xml ? element(shown, kind) : shown;
    const value = (name: string) =>
      new RegExp(`["']?\\b${name}["']?\\s{0,5}[=:]\\s{0,5}["']?([\\w.$-]{1,128}(?:\\([\\d, ]{1,20}\\))?)`)
        .exec(part)?.[1]
        ?.toLowerCase();
    const table = value('tableName') ?? value('oldTableName') ?? '?';
    const column = value('columnName') ?? value('oldColumnName') ?? value('name') ?? '?';
    const act = (rule: `sql-${string}`, subject: string, preview: string, columns?: readonly string[]) => {
      const own = made.has(table) || (columns?.every((one) => made.has(`${table}.${one}`)) ?? false);
      const end = start + Math.max(0, Math.min(part.trimEnd().length, 2_000) - 1);
      acts.push({
        rule,
        subject,
        preview,
        table,
        own,
        start,
        end,
        ...(columns === undefined ? {} : { columns }),
      });
    };
    switch (kind) {
      case 'createTable':
        made.add(table);
        break;
      case 'addColumn':
        made.add(`${table}.${value('name') ?? '?'}`);
        break;
      case 'dropTable':
        act('sql-drop-table', `table ${table}`, `drops the table ${table}`);
        break;
      case 'dropAllTables':
        act('sql-drop-schema', 'all tables', 'drops every table');
        break;
      case 'dropColumn':
        act('sql-drop-column', `column ${table}.${column}`, `drops the column ${table}.${column}`, [column]);
        break;
      case 'dropSequence':
        act(
          'sql-drop-sequence',
          `sequence ${value('sequenceName')}`,
          `drops the sequence ${value('sequenceName') ?? '?'}`,
        );
        break;
      case 'renameTable':
        act('sql-rename', `table ${table}`, `renames the table ${table}`);
        break;
      case 'renameColumn':
        act('sql-rename', `column ${table}.${column}`, `renames the column ${table}.${column}`, [column]);
        break;
      case 'addNotNullConstraint':
        act('sql-set-not-null', `not null ${table}.${column}`, `makes ${table}.${column} NOT NULL`, [column]);
        break;
      case 'dropNotNullConstraint':
        act('sql-drop-not-null', `null ${table}.${column}`, `lets ${table}.${column} be empty`, [column]);
        break;
      case 'modifyDataType': {
        const type = typeOf(tokenize(value('newDataType') ?? '', 'standard', 'code'));
        const change = typeChange(null, type);
        if (change === 'harmless') break;
        act(
          change === 'wider' ? 'sql-widen-type' : 'sql-narrow-type',
          `type ${table}.${column} ${type.name}`,
          `makes ${table}.${column} ${type.name}`,
          [column],
        );
        break;
      }
      case 'delete':
      case 'update':
        if (table === '?' || /\bwhere\b/i.test(part)) break;
        act(
          kind === 'delete' ? 'sql-delete-without-where' : 'sql-update-without-where',
          `${kind} ${table}`,
          kind === 'delete' ? `deletes every row of ${table}` : `overwrites every row of ${table}`,
        );
        break;
      case 'sql': {
        const inner = xml
          ? part.replace(/^<[^>]{0,500}>|<!\[CDATA\[|\]\]>|<\/[^>]{0,100}>/g, blank)
          : part
              .replace(whole, blank)
              .replace(
                /["']?\bsql["']?\s{0,5}:\s{0,3}[|>]?-?|^\s{0,200}["'{]|["'}\],]{1,10}\s{0,20}$/g,
                blank,
              );
        for (const one of readText(inner, path, { parse }).acts)
          acts.push({ ...one, start: start + one.start, end: start + one.end });
        break;
      }
      default:
        act('sql-drop-constraint', `${kind} ${table}`, `drops a constraint of ${table}`);
    }
  }
  return { ...nothing, acts, made };
}

/** The element that a text begins with. */
function element(text: string, kind: string): string {
  const open = text.indexOf('>');
  if (open < 0 || text[open - 1] === '/') return text.slice(0, open + 1);
  const close = text.indexOf(`</`, open);
  const own = text.search(new RegExp(`</(?:\\w{1,20}:)?${kind}\\s{0,5}>`));
  return text.slice(0, own >= 0 ? own : close < 0 ? text.length : close);
}

/** Without remarks and rollbacks, everything else where it was. */
function forward(text: string, xml: boolean): string {
  if (xml) {
    const plain = cut(text, '<!--', '-->');
    return cut(plain, '<rollback', '</rollback>');
  }
  let indent = -1;
  return text
    .split('\n')
    .map((line) => {
      const own = line.search(/[^\s-]/);
      if (indent >= 0 && own > indent) return blank(line);
      if (own >= 0) indent = -1;
      if (/^[\s-]{0,200}["']?rollback["']?\s{0,5}:/.test(line)) {
        indent = own;
        return blank(line);
      }
      return /^\s{0,200}#/.test(line) ? blank(line) : line;
    })
    .join('\n');
}

function cut(text: string, open: string, close: string): string {
  let result = '';
  let from = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, from)) {
    const end = text.indexOf(close, start);
    const to = end < 0 ? text.length : end + close.length;
    result += text.slice(from, start) + blank(text.slice(start, to));
    from = to;
    if (end < 0) break;
  }
  return result + text.slice(from);
}
