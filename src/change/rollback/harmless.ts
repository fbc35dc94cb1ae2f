/**
 * Rules about the structure of a database that are about locks and duration only: the version before finds what it
 * knew. All other findings that drop, change or delete stand in the way back.
 */
export const harmlessForOldCode: ReadonlySet<string> = new Set([
  'destructive/sql-index-lock',
  'destructive/sql-concurrently-in-transaction',
  'destructive/sql-reindex',
  'destructive/sql-rewrite-table',
  'destructive/sql-volatile-default',
  'destructive/sql-stored-column',
  'destructive/sql-widen-type',
]);
