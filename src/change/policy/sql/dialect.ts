import type { Dialect } from './token.ts';

/** Servers that SQL may be for. */
export type Server = 'postgresql' | 'mysql' | 'sqlite' | 'tsql' | 'oracle' | 'unknown';

const byPath: readonly (readonly [RegExp, Server])[] = [
  [/postgres|pgsql|psql|(?:^|[/_.-])pg(?:[/_.-]|$)/i, 'postgresql'],
  [/mysql|mariadb|\.my\.sql$/i, 'mysql'],
  [/sqlite|(?:^|\/)d1\//i, 'sqlite'],
  [/sqlserver|mssql|tsql|\.dacpac/i, 'tsql'],
  [/oracle|plsql/i, 'oracle'],
];

const bySyntax: readonly (readonly [RegExp, Server])[] = [
  [
    /^\s{0,20}GO\s{0,20}$|\bNVARCHAR\b|\[dbo\]|\bsp_rename\b|\bOBJECT_ID\s{0,3}\(|\bIDENTITY\s{0,3}\(1/im,
    'tsql',
  ],
  [/\bVARCHAR2\b|\bEXECUTE\s{1,5}IMMEDIATE\b|\bNUMBER\s{0,3}\(/i, 'oracle'],
  [
    /`\w{1,64}`|\bENGINE\s{0,3}=|\bAUTO_INCREMENT\b|^\s{0,20}DELIMITER\b|\bMODIFY\s{1,5}COLUMN\b|\bCHANGE\s{1,5}COLUMN\b/im,
    'mysql',
  ],
  [
    /\$\w{0,40}\$|\b(?:BIG)?SERIAL\b|\w::[a-z]|\bJSONB\b|\bTIMESTAMPTZ\b|\bCONCURRENTLY\b|\bplpgsql\b|\bUSING\s{1,5}(?:gin|gist|btree)\b|\bNOT\s{1,5}VALID\b|\bROW\s{1,5}LEVEL\s{1,5}SECURITY\b/i,
    'postgresql',
  ],
  [/\bAUTOINCREMENT\b|^\s{0,20}PRAGMA\b/im, 'sqlite'],
];

/** Which server SQL is for, as far as its path and its words tell. */
export function serverOf(path: string, text: string): Server {
  const shown = text.slice(0, 50_000);
  return (
    byPath.find(([pattern]) => pattern.test(path))?.[1] ??
    bySyntax.find(([pattern]) => pattern.test(shown))?.[1] ??
    'unknown'
  );
}

/** The ways in which a text has to be read: where nothing tells the server, what any would do counts. */
export function dialectsOf(server: Server, text: string): readonly Dialect[] {
  if (server === 'postgresql') return ['postgres'];
  if (server === 'mysql') return ['mysql'];
  if (server !== 'unknown') return ['standard'];
  if (/\\'/.test(text)) return ['mysql', 'postgres'];
  return /["#]|\/\*M?!/.test(text) ? ['postgres', 'mysql'] : ['postgres'];
}
