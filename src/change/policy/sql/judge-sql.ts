import type { Seen } from '../detector.ts';
import type { Act } from './act.ts';
import { endsOpen } from './code/executed.ts';
import type { Server } from './dialect.ts';
import { serverOf } from './dialect.ts';
import { readText } from './file-read.ts';
import { isRehearsal, placesOf } from './migration.ts';
import type { ParsePostgres } from './postgres/parser.ts';
import { sightingOf } from './sightings.ts';

/** Where embedded SQL stands and whom it is for. */
export interface EmbeddedSql {
  /** One-based line of the file where it begins. */
  readonly firstLine: number;
  readonly dialect?: Server;
  /** PostgreSQL's own parser, where it is at hand. */
  readonly parse: ParsePostgres | null;
  readonly path: string;
}

/** What SQL does that stands in a file of another kind, such as in `psql -c` or in a here-document. */
export function sightingsInSql(sql: string, { firstLine, dialect, path, parse }: EmbeddedSql): Seen {
  const read = readText(sql, path, { parse, server: dialect ?? serverOf('', sql) });
  const places = placesOf(sql);
  const line = (offset: number) => firstLine + places(offset) - 1;
  // What a script fills in at the end may be the condition.
  const open = endsOpen(sql);
  const shown = ({ own, rule }: Act) => !own && !(open && /^sql-(?:delete|update)-without-where$/.test(rule));
  const weight = isRehearsal(path) ? 'warn' : undefined;
  return {
    sightings: read.acts
      .filter(shown)
      .map((act) =>
        sightingOf(path, { ...act, lines: { start: line(act.start), end: line(act.end) } }, weight),
      ),
    unread: read.unread.map(({ start, why }) => ({
      path,
      lines: { start: line(start), end: line(start) },
      why,
    })),
  };
}
