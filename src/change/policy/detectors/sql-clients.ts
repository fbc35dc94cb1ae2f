import type { Unread } from '../../../domain/analysis.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Seen, Sighting } from '../detector.ts';
import { addedNumbers } from '../file-text.ts';
import { commandsOf } from '../shell/commands.ts';
import { mayHoldScripts, scriptsOf } from '../shell/scripts.ts';
import { type ClientSql, sqlOf } from '../sql/client.ts';
import { sightingsInSql } from '../sql/judge-sql.ts';
import { loadPostgres, type ParsePostgres } from '../sql/postgres/parser.ts';
import { mayBePostgres } from '../sql/postgres/worth-parsing.ts';

const named =
  /psql|pgcli|mysql|mariadb|mycli|sqlite3|duckdb|sqlcmd|sqlplus|snow|clickhouse|cqlsh|cockroach|\bbq\b|hive|beeline|trino/i;

/** SQL of a command, and the lines of that. */
interface Given extends ClientSql {
  readonly command: { readonly line: number; readonly endLine: number };
}

function givenIn(file: ChangedFile): Given[] {
  return scriptsOf(file).flatMap((script) => {
    if (!named.test(script.text)) return [];
    const { firstLine, shell, lineMap } = script;
    const { commands } = commandsOf(script.text, {
      firstLine,
      shell,
      ...(lineMap === undefined ? {} : { lineMap }),
    });
    return commands.flatMap((command) => sqlOf(command).map((one) => ({ ...one, command })));
  });
}

function read(file: ChangedFile, given: readonly Given[], parse: ParsePostgres | null): Seen {
  const added = addedNumbers(file);
  const sightings: Sighting[] = [];
  const unread: Unread[] = [];
  for (const { sql, line, server, command } of given) {
    const seen = sightingsInSql(sql, { firstLine: line, dialect: server, path: file.path, parse });
    const isNew = (lines: Sighting['lines']) => {
      const [from, to] = [
        Math.min(command.line, lines?.start ?? command.line),
        Math.max(command.endLine, lines?.end ?? 0),
      ];
      for (let at = from; at <= Math.min(to, from + 2_000); at += 1) if (added.has(at)) return true;
      return false;
    };
    for (const one of seen.sightings) if (isNew(one.lines)) sightings.push(one);
    for (const one of seen.unread) if (isNew(one.lines)) unread.push(one);
  }
  return { sightings, unread };
}

/** SQL that scripts give to `psql`, `mysql` and other clients. Its rules are those of SQL statements. */
export const sqlClients: Detector = {
  name: 'SQL clients',
  rules: [],
  wants: (path) => (mayHoldScripts(path) ? 'head' : 'nothing'),
  detect: async (files) => {
    const given = files
      .filter(({ path }) => mayHoldScripts(path))
      .map((file) => ({ file, sql: givenIn(file) }));
    const worth = ({ sql, server }: Given) =>
      (server === 'postgresql' || server === 'unknown') && mayBePostgres('', sql);
    const parse = given.some(({ sql }) => sql.some(worth)) ? await loadPostgres() : null;
    const seen = given.map(({ file, sql }) => read(file, sql, parse));
    return { sightings: seen.flatMap((one) => one.sightings), unread: seen.flatMap((one) => one.unread) };
  },
};
