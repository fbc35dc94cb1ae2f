import type { ChangedFile } from '../../../domain/pull-request.ts';
import { type Excerpt, excerptsOf } from './excerpt.ts';
import { readStatements, type Statements } from './statement.ts';
import type { Beginning, Dialect } from './token.ts';

const sqlFile = /\.(?:p?sql|ddl)$/i;
// Rails, Django, Alembic, Flyway, Liquibase, Prisma, Knex, TypeORM, Sequelize, Laravel, Ecto, goose, dbmate.
const migrationFolder = /(?:^|\/)(?:migrations?|migrate|alembic\/versions|db\/changelog|changelogs?)\//i;
const prose = /\.(?:md|mdx|rst|adoc|txt)$/i;

/** A drop and where it stands. */
export interface PlacedDrop {
  readonly what: 'table' | 'column';
  /** Such as `orders`, `orders.note`, or `?` where the excerpt does not name it. */
  readonly name: string;
  readonly line: number;
}

/** What a file does to a database, as far as its added lines tell. */
export interface Migration {
  readonly drops: readonly PlacedDrop[];
  readonly made: ReadonlySet<string>;
  readonly renamed: ReadonlySet<string>;
}

/** Whether a file may change the structure of a database. */
export function isMigration(path: string): boolean {
  return sqlFile.test(path) || (migrationFolder.test(path) && !prose.test(path));
}

/** SQL in another language: of the quotes around it nothing is known, and comments look different. */
function unquoted(text: string): string {
  return text.replace(/['"`]/g, ' ');
}

/**
 * The excerpt read in every way in which a server might: what any would drop counts. Only what is complete from
 * its first line on is sure to begin as code.
 */
function readings(sql: boolean, { text, fromStart }: Excerpt): Statements[] {
  if (!sql) return [readStatements(unquoted(text), 'embedded')];
  const dialects: readonly Dialect[] = ['postgres', 'mysql'];
  const beginnings: readonly Beginning[] = fromStart ? ['code'] : ['code', 'comment', 'string'];
  return dialects.flatMap((dialect) =>
    beginnings.map((beginning) => readStatements(text, dialect, beginning)),
  );
}

/** Reads what the added lines of a migration do. */
export function readMigration(file: ChangedFile): Migration {
  const drops = new Map<string, PlacedDrop>();
  const renamed = new Set<string>();
  let made: string[] | null = null;
  for (const excerpt of excerptsOf(file)) {
    for (const read of readings(sqlFile.test(file.path), excerpt)) {
      for (const { what, table, column, offset } of read.drops) {
        const name = what === 'table' ? (table ?? '?') : `${table ?? '?'}.${column ?? '?'}`;
        const line = excerpt.lineAt(offset);
        drops.set(`${what} ${name} ${line}`, { what, name, line });
      }
      for (const name of read.renamed) renamed.add(name);
      // Made is only what is made in every reading, in a file that is wholly new.
      const here = file.status === 'added' ? read.made : new Set<string>();
      made = (made ?? [...here]).filter((name: string) => here.has(name));
    }
  }
  const sorted = [...drops.values()].sort((one, other) => one.line - other.line);
  return { drops: sorted, made: new Set(made), renamed };
}
