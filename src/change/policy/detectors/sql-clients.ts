import type { Unread } from '../../../domain/analysis.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Seen, Sighting } from '../detector.ts';
import { addedNumbers } from '../file-text.ts';
import { commandsOf } from '../shell/commands.ts';
import { mayHoldScripts, scriptsOf } from '../shell/scripts.ts';
import { sqlOf } from '../sql/client.ts';
import { sightingsInSql } from '../sql/judge-sql.ts';

const named =
  /psql|pgcli|mysql|mariadb|mycli|sqlite3|duckdb|sqlcmd|sqlplus|snowsql|clickhouse|cqlsh|cockroach|\bbq\b|hive|beeline|trino/i;

function read(file: ChangedFile): Seen {
  const added = addedNumbers(file);
  const sightings: Sighting[] = [];
  const unread: Unread[] = [];
  for (const script of scriptsOf(file)) {
    if (!named.test(script.text)) continue;
    const { firstLine, shell, lineMap } = script;
    const { commands } = commandsOf(script.text, {
      firstLine,
      shell,
      ...(lineMap === undefined ? {} : { lineMap }),
    });
    for (const command of commands) {
      for (const { sql, line, server } of sqlOf(command)) {
        const seen = sightingsInSql(sql, { firstLine: line, dialect: server, path: file.path });
        const isNew = (lines: Sighting['lines']) => {
          const [from, to] = [
            Math.min(command.line, lines?.start ?? command.line),
            Math.max(command.endLine, lines?.end ?? 0),
          ];
          for (let at = from; at <= Math.min(to, from + 2_000); at += 1) if (added.has(at)) return true;
          return false;
        };
        sightings.push(...seen.sightings.filter(({ lines }) => isNew(lines)));
        unread.push(...seen.unread.filter(({ lines }) => isNew(lines)));
      }
    }
  }
  return { sightings, unread };
}

/** SQL that scripts give to `psql`, `mysql` and other clients. Its rules are those of SQL statements. */
export const sqlClients: Detector = {
  name: 'SQL clients',
  rules: [],
  wants: (path) => (mayHoldScripts(path) ? 'head' : 'nothing'),
  detect: (files) => {
    const seen = files.filter(({ path }) => mayHoldScripts(path)).map(read);
    return { sightings: seen.flatMap((one) => one.sightings), unread: seen.flatMap((one) => one.unread) };
  },
};
