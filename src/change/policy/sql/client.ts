import type { Command } from '../shell/commands.ts';
import type { Argument } from '../shell/word.ts';
import type { Server } from './dialect.ts';

/** A client of a database: by which flags it takes SQL. */
interface Client {
  readonly server: Server;
  readonly flags: readonly string[];
  /** Whether SQL also stands as an argument of its own, after the first so many. */
  readonly after?: number;
}

const clients: Readonly<Record<string, Client>> = {
  psql: { server: 'postgresql', flags: ['-c', '--command'] },
  pgcli: { server: 'postgresql', flags: ['-c', '--command'] },
  cockroach: { server: 'postgresql', flags: ['-e', '--execute'] },
  mysql: { server: 'mysql', flags: ['-e', '--execute'] },
  mariadb: { server: 'mysql', flags: ['-e', '--execute'] },
  mycli: { server: 'mysql', flags: ['-e', '--execute'] },
  sqlite3: { server: 'sqlite', flags: ['-cmd'], after: 1 },
  duckdb: { server: 'unknown', flags: ['-c', '-s'], after: 1 },
  sqlcmd: { server: 'tsql', flags: ['-Q', '-q'] },
  'invoke-sqlcmd': { server: 'tsql', flags: ['-Query'] },
  sqlplus: { server: 'oracle', flags: [] },
  snowsql: { server: 'unknown', flags: ['-q', '--query'] },
  snow: { server: 'unknown', flags: ['-q', '--query'] },
  clickhouse: { server: 'unknown', flags: ['-q', '--query'] },
  'clickhouse-client': { server: 'unknown', flags: ['-q', '--query'] },
  cqlsh: { server: 'unknown', flags: ['-e', '--execute'] },
  bq: { server: 'unknown', flags: [], after: 1 },
  hive: { server: 'unknown', flags: ['-e'] },
  beeline: { server: 'unknown', flags: ['-e'] },
  trino: { server: 'unknown', flags: ['--execute'] },
};

/** SQL that a command executes. */
export interface ClientSql {
  readonly sql: string;
  readonly line: number;
  readonly server: Server;
}

/** What an argument reads like, with `${NAME}` for what only a run tells; null when nothing else stands there. */
function sqlText(argument: Argument | undefined): string | null {
  if (argument === undefined || typeof argument === 'string') return argument ?? null;
  if (!argument.parts.some((part) => part.kind === 'text' && /[a-z]/i.test(part.text))) return null;
  return argument.parts
    .map((part) =>
      part.kind === 'text' ? part.text : `\${${part.kind === 'variable' ? part.name : 'output'}}`,
    )
    .join('');
}

/** What a client of a database is told to execute, on its command line or on its standard input. */
export function sqlOf(command: Command): ClientSql[] {
  const { argv, line, stdin, stdinLine } = command;
  const client = Object.hasOwn(clients, command.name.toLowerCase())
    ? clients[command.name.toLowerCase()]
    : undefined;
  if (client === undefined) return [];
  const { server, flags, after } = client;
  const found: ClientSql[] = [];
  let plain = 0;
  for (let at = 1; at < argv.length; at += 1) {
    const argument = sqlText(argv[at]);
    if (argument === null) continue;
    const equals = flags.find((flag) => argument.startsWith(`${flag}=`));
    const glued = flags.find((flag) => flag.length === 2 && argument.startsWith(flag) && argument.length > 2);
    const bundled =
      /^-[a-zA-Z]{2,6}$/.test(argument) &&
      flags.some((flag) => flag.length === 2 && argument.endsWith(flag.slice(1)));
    const next = sqlText(argv[at + 1]);
    if (flags.includes(argument) || bundled) {
      if (next !== null) found.push({ sql: next, line, server });
      at += 1;
    } else if (equals !== undefined) found.push({ sql: argument.slice(equals.length + 1), line, server });
    else if (glued !== undefined && argument.includes(' '))
      found.push({ sql: argument.slice(2), line, server });
    else if (!argument.startsWith('-')) {
      plain += 1;
      if (after !== undefined && plain > after && argument.includes(' '))
        found.push({ sql: argument, line, server });
    }
  }
  if (stdin !== undefined) found.push({ sql: stdin, line: stdinLine ?? line, server });
  return found;
}
