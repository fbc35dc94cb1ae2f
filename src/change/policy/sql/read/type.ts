import type { SqlToken } from '../token.ts';

/** How a column's type changes: whether values may be lost, rows are rewritten, or neither. */
export type TypeChange = 'narrower' | 'wider' | 'harmless';

const unlimited = new Set(['text', 'longtext', 'mediumtext', 'clob', 'citext', 'jsonb', 'json', 'bytea']);
const integers = ['tinyint', 'smallint', 'mediumint', 'integer', 'bigint', 'numeric', 'double', 'text'];
const same: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  int8: 'bigint',
  int2: 'smallint',
  serial: 'integer',
  bigserial: 'bigint',
  decimal: 'numeric',
  number: 'numeric',
  nvarchar: 'varchar',
  character: 'char',
  nchar: 'char',
  bool: 'boolean',
  float8: 'double',
  float: 'double',
  varchar2: 'varchar',
  nvarchar2: 'varchar',
};

/** A type as it is compared. */
export interface SqlType {
  readonly name: string;
  /** Length, or precision and scale. */
  readonly size: readonly number[];
}

/** Reads the type that a list of tokens begins with. */
export function typeOf(tokens: readonly SqlToken[]): SqlType {
  const words = tokens.slice(0, 12).map(({ text }) => text.toLowerCase());
  const first = words[0] ?? '';
  const varying = (first === 'character' || first === 'char') && words[1] === 'varying';
  const zoned = first.startsWith('timestamp') && words.slice(1, 7).join(' ').includes('with time zone');
  const open = words.indexOf('(');
  const close = words.indexOf(')');
  const inside = open > 0 && open < 4 && close > open ? words.slice(open + 1, close) : [];
  const size = inside.includes('max') ? [] : inside.map(Number).filter((one) => !Number.isNaN(one));
  if (varying) return { name: 'varchar', size };
  if (zoned) return { name: 'timestamptz', size };
  return { name: same[first] ?? first, size };
}

/** What a change from one type to another may cost; where the old one is not known, the new one has to tell. */
export function typeChange(from: SqlType | null, to: SqlType): TypeChange {
  if (from === null) return alone(to);
  if (from.name === to.name) return bySize(from, to);
  if (unlimited.has(to.name)) return from.name === 'varchar' || from.name === 'char' ? 'harmless' : 'wider';
  if (to.name === 'varchar') {
    if (to.size.length === 0) return from.name === 'text' || from.name === 'char' ? 'harmless' : 'wider';
    return from.name === 'char' && (from.size[0] ?? 1) <= (to.size[0] ?? 0) ? 'wider' : 'narrower';
  }
  const [old, next] = [integers.indexOf(from.name), integers.indexOf(to.name)];
  if (old >= 0 && next > old && from.name !== 'numeric') return 'wider';
  if (from.name === 'date' && to.name.startsWith('timestamp')) return 'wider';
  if (from.name === 'timestamp' && to.name === 'timestamptz') return 'wider';
  if (from.name === 'real' && to.name === 'double') return 'wider';
  return 'narrower';
}

function bySize(from: SqlType, to: SqlType): TypeChange {
  if (to.size.length === 0) return 'harmless';
  if (from.size.length === 0) return 'narrower';
  if (to.name !== 'numeric') return (to.size[0] ?? 0) < (from.size[0] ?? 0) ? 'narrower' : 'harmless';
  const [precision = 0, scale = 0] = to.size;
  const [oldPrecision = 0, oldScale = 0] = from.size;
  const narrows = scale < oldScale || precision - scale < oldPrecision - oldScale;
  return narrows ? 'narrower' : 'harmless';
}

function alone(to: SqlType): TypeChange {
  if (unlimited.has(to.name)) return 'harmless';
  if (to.name === 'varchar' || to.name === 'numeric') return to.size.length === 0 ? 'harmless' : 'narrower';
  return /^(?:bigint|timestamptz|double|timestamp|datetime2?|xml)$/.test(to.name) ? 'wider' : 'narrower';
}
