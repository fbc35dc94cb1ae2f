import type { Unread } from '../../../domain/analysis.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import { addedNumbers, baseText, headText } from '../file-text.ts';
import type { Act, Read } from './act.ts';
import { isCodeFile, readCode } from './code/read.ts';
import { excerptsOf } from './excerpt.ts';
import { readText } from './file-read.ts';
import { readChangelog } from './liquibase.ts';
import type { ParsePostgres } from './postgres/parser.ts';
import { isDownFile } from './sections.ts';

const sqlFile =
  /\.(?:p?sql|ddl|pls|plsql|cql|hql|sql\.(?:j2|tmpl|tpl|erb|template|in|gotmpl)|pgsql|mysql|tsql)$/i;
// Rails, Django, Alembic, Flyway, Liquibase, Prisma, Knex, TypeORM, Sequelize, Laravel, Ecto, goose, dbmate.
const migrationFolder =
  /(?:^|\/)(?:[\w.-]{0,40}migrations?|migrate|migrator|alembic\/versions|versions|db\/changelog|changelogs?|drizzle|liquibase|flyway|evolutions|upgrades)\//i;
const migrationName =
  /(?:^|\/)(?:V\d[\w.]{0,60}__|[\w-]{0,80}(?:migration|changelog|changeset)[\w.-]{0,80}\.)/i;
const changelog = /\.(?:xml|ya?ml|json)$/i;
const tests =
  /(?:^|\/)(?:tests?|specs?|__tests__|__fixtures__|fixtures?|testdata|test-data|e2e|mocks?|__mocks__|examples?|samples?|docs?|seeds?|seeders?)\/|[._-](?:test|spec)\.\w{1,5}$|(?:^|\/)test_[^/]{1,100}\.py$|(?:^|\/)seeds?\.\w{1,5}$/i;

/** An act and where it stands in the head's version. */
export interface PlacedAct extends Act {
  readonly lines: { readonly start: number; readonly end: number };
}

/** What a file does to a database, as far as this change adds it. */
export interface Migration {
  readonly path: string;
  readonly acts: readonly PlacedAct[];
  readonly made: ReadonlySet<string>;
  readonly renamed: ReadonlySet<string>;
  readonly unread: readonly Unread[];
}

/** Whether a file is SQL, or one of a framework whose code changes the structure of a database. */
export function isMigration(path: string): boolean {
  return (
    sqlFile.test(path) ||
    ((migrationFolder.test(path) || migrationName.test(path)) && (isCodeFile(path) || changelog.test(path)))
  );
}

/** Whether nothing of worth is likely to be lost: data of tests and first rows. */
export function isRehearsal(path: string): boolean {
  return tests.test(path);
}

/** Reads what a text of such a path does. */
function readAs(path: string, text: string, parse: ParsePostgres | null): Read {
  if (sqlFile.test(path)) return readText(text, path, { parse });
  return changelog.test(path) ? readChangelog(path, text, parse) : readCode(path, text, true, parse);
}

/** Reads what this change makes a migration do. */
export function readMigration(file: ChangedFile, parse: ParsePostgres | null): Migration {
  const { path } = file;
  const nothing = { path, acts: [], made: new Set<string>(), renamed: new Set<string>(), unread: [] };
  if (file.status === 'removed' || isDownFile(path) || file.kind === 'symlink' || file.kind === 'submodule')
    return nothing;
  const head = headText(file);
  if (head === null) return nothing;
  if (head === undefined) return readExcerpts(file, parse);
  const read = readAs(path, head, parse);
  const places = placesOf(head);
  const placed = read.acts.map((act) => ({
    ...act,
    lines: { start: places(act.start), end: places(act.end) },
  }));
  const added = addedNumbers(file);
  const touched = ({ lines }: PlacedAct) => touches(added, lines);
  const partial = file.texts?.readable === true && file.texts.partial === true;
  const base = partial ? undefined : baseText(file);
  const before = base === null || base === undefined ? null : readAs(file.previousPath ?? path, base, parse);
  const unread = read.unread
    .map(({ start, why }) => ({ path, lines: { start: places(start), end: places(start) }, why }))
    .filter(({ lines }) => before === null || touches(added, lines));
  const fresh =
    before === null
      ? placed.filter((act) => base === null || touched(act))
      : newOnes(placed, before, touched);
  const made = [...read.made].filter((name) => before?.made.has(name) !== true);
  const known = base !== undefined || file.status === 'added';
  return { path, acts: fresh, made: new Set(known ? made : []), renamed: read.renamed, unread };
}

/** Those that were not there before, or not as often; of several alike, those on added lines. */
function newOnes(
  placed: readonly PlacedAct[],
  before: Read,
  touched: (act: PlacedAct) => boolean,
): PlacedAct[] {
  const counts = new Map<string, number>();
  const key = ({ rule, subject }: Act) => `${rule} ${subject}`;
  for (const act of before.acts) if (!act.own) counts.set(key(act), (counts.get(key(act)) ?? 0) + 1);
  const stayed = new Set<PlacedAct>();
  for (const act of [...placed].sort((one, other) => Number(touched(one)) - Number(touched(other)))) {
    const left = counts.get(key(act)) ?? 0;
    if (left === 0) continue;
    counts.set(key(act), left - 1);
    stayed.add(act);
  }
  return placed.filter((act) => !stayed.has(act));
}

function touches(added: ReadonlySet<number>, { start, end }: PlacedAct['lines']): boolean {
  for (let line = start; line <= Math.min(end, start + 5_000); line += 1) if (added.has(line)) return true;
  return false;
}

/** Where only added lines are known, what they may begin in the middle of is tried out. */
function readExcerpts(file: ChangedFile, parse: ParsePostgres | null): Migration {
  const acts = new Map<string, PlacedAct>();
  const renamed = new Set<string>();
  const sql = sqlFile.test(file.path);
  for (const { text, fromStart, lineAt } of excerptsOf(file)) {
    const read = sql
      ? readText(text, file.path, { parse, beginnings: fromStart ? ['code'] : ['code', 'comment', 'string'] })
      : readAs(file.path, text, parse);
    for (const act of read.acts) {
      const lines = { start: lineAt(act.start), end: lineAt(act.end) };
      acts.set(`${act.rule} ${act.subject} ${lines.start}`, { ...act, lines });
    }
    for (const name of read.renamed) renamed.add(name);
  }
  const unread = file.binary ? [{ path: file.path, why: 'SQL that is binary' }] : [];
  return { path: file.path, acts: [...acts.values()], made: new Set(), renamed, unread };
}

/** One-based lines by offset. */
export function placesOf(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
