import { rulesOf } from './words.ts';

const postgres = 'PostgreSQL documentation, part VI: SQL Commands';
const mysql = 'MySQL Reference Manual: SQL Statements';

const drop = {
  why:
    'What is dropped is gone with the commit of the migration: a revert of the pull request brings back the ' +
    'structure, never the rows, and versions that still run fail on the spot.',
  remedy:
    'Make sure that a backup can be restored and that no running version reads it any more: first release code ' +
    'that does without, drop later. Then somebody who answers for the data approves this finding.',
  source: [`${postgres} (DROP TABLE, ALTER TABLE)`, `${mysql} (DROP TABLE, ALTER TABLE)`],
  operation: 'schema.drop',
  weight: 'block',
} as const;

/** Things that go, with what is in them. */
export const dropRules = rulesOf(drop, {
  'sql-drop-database': 'A migration drops a database',
  'sql-drop-schema': 'A migration drops a schema with all that is in it',
  'sql-drop-table': 'A migration drops a table',
  'sql-drop-column': 'A migration drops a column',
  'sql-drop-partition': 'A migration drops, empties or swaps a partition',
  'sql-drop-materialized-view': 'A migration drops a materialized view',
  'sql-drop-tablespace': 'A migration drops a tablespace',
  'sql-drop-type': 'A migration drops a type',
  'sql-drop-extension': 'A migration drops an extension',
  'sql-drop-sequence': 'A migration drops a sequence',
  'sql-drop-owned': 'A migration drops everything that a role owns',
  'sql-drop-replication': 'A migration ends a replication',
});

/** Rows that go. */
export const dataRules = rulesOf(
  {
    why:
      'Every row of the table is gone or overwritten with the commit of the migration. A revert of the pull request ' +
      'does not bring them back.',
    remedy:
      'Say in a WHERE clause which rows are meant. If all of them are, make sure that a backup can be restored; then ' +
      'somebody who answers for the data approves this finding.',
    source: [`${postgres} (DELETE, UPDATE, TRUNCATE, MERGE)`, `${mysql} (DELETE, UPDATE, TRUNCATE TABLE)`],
    operation: 'data.delete',
    weight: 'block',
  },
  {
    'sql-truncate': 'A table is emptied',
    'sql-delete-without-where': 'A DELETE takes every row',
    'sql-update-without-where': 'An UPDATE overwrites every row',
    'sql-merge-delete': 'A MERGE deletes whatever its source does not have',
  },
);

/** Who may do what. */
export const protectionRules = rulesOf(
  {
    why:
      'It decides who sees and changes which rows, and what the database itself checks. Without it wrong or foreign ' +
      'data gets in and out, and nobody is told.',
    remedy:
      'Keep it, or narrow it to what is needed and put it back in the same transaction. If it has to go, somebody who ' +
      'answers for the data approves this finding.',
    source: [`${postgres} (ALTER TABLE, DROP POLICY, DROP ROLE, SET)`, `${mysql} (DROP USER, SET)`],
    operation: 'protection.remove',
    weight: 'block',
  },
  {
    'sql-row-security': 'Row-level security is taken away',
    'sql-disable-triggers': 'Triggers or foreign keys stop being checked',
  },
);

/** Identities that go. */
export const identityRules = rulesOf(
  {
    why: 'Whoever logs in as it, a running service included, is locked out on the spot; its rights are not kept.',
    remedy:
      'Make sure that nothing logs in as it any more. Then somebody who answers for the database approves this finding.',
    source: [`${postgres} (DROP ROLE)`, `${mysql} (DROP USER, DROP ROLE)`],
    operation: 'identity.change',
    weight: 'block',
  },
  { 'sql-drop-role': 'A role or user of the database is dropped' },
);
