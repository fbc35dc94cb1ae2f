import type { Act } from './act.ts';
import { typeChange, typeOf } from './read/type.ts';
import { tokenize } from './token.ts';

/** A model, enumeration or other block of a Prisma schema. */
interface Block {
  readonly kind: string;
  /** What the database calls it. */
  readonly table: string;
  readonly line: number;
  readonly fields: ReadonlyMap<string, Field>;
}

interface Field {
  readonly type: string;
  /** What the database calls it. */
  readonly column: string;
  readonly line: number;
}

const opening = /^[ \t]{0,50}(model|enum|view|type)[ \t]{1,20}(\w{1,100})[ \t]{0,20}\{/;
const fieldLine = /^[ \t]{0,50}(\w{1,100})(?:[ \t]{1,50}(\w{1,100}))?/;
const mapped = /@@map\(\s{0,5}(?:name:\s{0,5})?"([^"\n]{1,100})"/;
const mappedField = /@map\(\s{0,5}(?:name:\s{0,5})?"([^"\n]{1,100})"/;
const relation = /@relation\(/;

/** Types as PostgreSQL has them by default. Source: Prisma documentation, PostgreSQL connector. */
const types: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Decimal: 'numeric(65,30)',
  DateTime: 'timestamp',
  Json: 'jsonb',
  Bytes: 'bytea',
};

/** Whether a file is a schema of Prisma. */
export function isPrismaSchema(path: string): boolean {
  return /\.prisma$/i.test(path);
}

/** An act and its line in the head's version, or none where what it is about is gone from that. */
export type PrismaAct = Pick<Act, 'rule' | 'subject' | 'preview' | 'weight'> & {
  readonly line: number | null;
};

/**
 * What becomes of a database when a schema of Prisma that was `base` is pushed as `head`.
 * @param others texts of other files of the schema, to which something may have moved
 */
export function prismaChanges(base: string, head: string | null, others: readonly string[]): PrismaAct[] {
  const before = blocksOf(base);
  const after = new Map([...others.flatMap((one) => [...blocksOf(one)]), ...blocksOf(head ?? '')]);
  const names = new Set(
    [...before.keys(), ...after.keys()].flatMap((key) => (key.startsWith('enum ') ? [key.slice(5)] : [])),
  );
  const acts: PrismaAct[] = [];
  for (const [name, old] of before) {
    if (old.kind !== 'model' && old.kind !== 'enum') continue;
    const now =
      after.get(name) ??
      [...after.values()].find(({ kind, table }) => kind === old.kind && table === old.table);
    if (now === undefined) {
      acts.push(
        old.kind === 'model'
          ? gone('sql-drop-table', 'table', old.table, null)
          : gone('sql-drop-type', 'type', old.table, null),
      );
      continue;
    }
    if (now.table !== old.table) {
      const preview = `renames the table ${old.table} to ${now.table}`;
      acts.push({ rule: 'sql-rename', subject: `table ${old.table}`, preview, line: now.line });
    }
    acts.push(...(old.kind === 'enum' ? values(old, now) : columns(old, now, names)));
  }
  return acts;
}

function gone(rule: Act['rule'], what: string, name: string, line: number | null): PrismaAct {
  return { rule, subject: `${what} ${name}`, preview: `drops the ${what} ${name}`, line };
}

function values(old: Block, now: Block): PrismaAct[] {
  return [...old.fields]
    .filter(([value]) => !now.fields.has(value))
    .map(([value]) => ({
      rule: 'sql-enum-value',
      subject: `value ${old.table}.${value}`,
      preview: `removes the value ${value} of the type ${old.table}`,
      line: now.line,
    }));
}

function columns(old: Block, now: Block, enums: ReadonlySet<string>): PrismaAct[] {
  const acts: PrismaAct[] = [];
  const stored = new Map([...now.fields.values()].map((field) => [field.column, field]));
  for (const field of old.fields.values()) {
    // What is of another model's type is a relation, and no column.
    const own = types[field.type] !== undefined || enums.has(field.type) || field.type === 'Unsupported';
    if (!own) continue;
    const of = `${old.table}.${field.column}`;
    const next = stored.get(field.column);
    if (next === undefined) {
      acts.push(gone('sql-drop-column', 'column', of, now.line));
      continue;
    }
    const [from, to] = [types[field.type], types[next.type]];
    if (from === undefined || to === undefined || from === to) continue;
    if (typeChange(typeIn(from), typeIn(to)) !== 'narrower') continue;
    const preview = `makes ${of} ${to}, which may not hold all that is there`;
    acts.push({ rule: 'sql-narrow-type', subject: `type ${of} ${to}`, preview, line: next.line });
  }
  return acts;
}

function typeIn(name: string): ReturnType<typeof typeOf> {
  return typeOf(tokenize(name, 'postgres', 'code'));
}

function blocksOf(text: string): Map<string, Block> {
  const blocks = new Map<string, Block>();
  let current: { kind: string; table: string; line: number; fields: Map<string, Field> } | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.slice(0, 2_000).replace(/\/\/.*$/, '');
    const open = opening.exec(line);
    if (open !== null) {
      const [, kind = '', name = ''] = open;
      current = { kind, table: name, line: index + 1, fields: new Map() };
      blocks.set(`${kind} ${name}`, current);
    } else if (current === null) continue;
    else if (/^\s{0,50}\}/.test(line)) current = null;
    else if (/^\s{0,50}@@/.test(line)) current.table = mapped.exec(line)?.[1] ?? current.table;
    else {
      const [, name = '', type = ''] = fieldLine.exec(line) ?? [];
      if (name === '' || relation.test(line)) continue;
      const column = mappedField.exec(line)?.[1] ?? name;
      current.fields.set(name, { type, column, line: index + 1 });
    }
  }
  return blocks;
}
