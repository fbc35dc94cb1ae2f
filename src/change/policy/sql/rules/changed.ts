import { rulesOf } from './words.ts';

const postgres = 'PostgreSQL documentation: ALTER TABLE, ALTER TYPE, CREATE INDEX, Explicit Locking';

/** What old code or old rows do not survive. */
export const changeRules = rulesOf(
  {
    why:
      'Versions that still run use the old shape and fail at once, and values that do not fit the new one are cut off ' +
      'or make the migration fail half-way.',
    remedy:
      'Add the new shape beside the old one, move code and rows over, and remove the old one in a later release. If ' +
      'it has to be at once, somebody who answers for the data approves this finding.',
    source: [postgres, 'MySQL Reference Manual: ALTER TABLE, RENAME TABLE', 'Microsoft: sp_rename'],
    operation: 'schema.change',
    weight: 'block',
  },
  {
    'sql-narrow-type': 'A column gets a narrower type',
    'sql-change-column-type': 'A column is redefined, type and all',
    'sql-enum-value': 'A value of an enumeration is removed or renamed',
    'sql-rename': 'Something that running code knows by its name is renamed',
    'sql-restart-sequence': 'A sequence starts anew',
    'sql-recreate-table': 'A table is created by force, dropping the one that is there',
  },
);

/** What stands in the way of others for a while. */
export const availabilityRules = rulesOf(
  {
    why:
      'It holds a lock while it reads or writes the whole table, or fails on rows that are there: on a table of any ' +
      'size everybody waits.',
    remedy:
      'Set a lock_timeout and do it in the steps that the documentation names: CONCURRENTLY outside a transaction, NOT ' +
      'VALID first and VALIDATE later, a nullable column first and the rule later.',
    source: [postgres],
    operation: 'schema.change',
    weight: 'warn',
  },
  {
    'sql-set-not-null': 'A column becomes NOT NULL, which scans the table',
    'sql-add-not-null-column': 'A column is added that is NOT NULL and has no default',
    'sql-volatile-default': 'A column is added whose default is computed for every row',
    'sql-stored-column': 'A stored generated column is added, which rewrites the table',
    'sql-constraint-scan': 'A constraint is added and checked on every row at once',
    'sql-index-lock': 'An index is made or dropped while writers wait',
    'sql-concurrently-in-transaction': 'CONCURRENTLY stands within a transaction, where it fails',
    'sql-reindex': 'An index is rebuilt while writers wait',
    'sql-rewrite-table': 'A table is rewritten while everybody waits',
    'sql-widen-type': 'A column gets a wider type, which may rewrite the table',
    'sql-drop-not-null': 'A column may be empty from now on',
    'sql-drop-constraint': 'A constraint is dropped',
  },
);

/** What was merged and may have run already. */
export const historyRules = rulesOf(
  {
    why:
      'Databases on which it ran do not run it again: from now on they differ from those that are made anew, or the ' +
      'migration tool refuses to work because a checksum differs.',
    remedy:
      'Leave what is merged as it is and write a new migration. If it has run nowhere yet, somebody who answers for ' +
      'the database approves this finding.',
    source: [
      'Flyway documentation: Validate',
      'Rails guides: Active Record Migrations, Changing Existing Migrations',
    ],
    operation: 'history.rewrite',
    weight: 'block',
  },
  {
    'sql-migration-edited': 'A migration that was merged before is edited',
    'sql-migration-deleted': 'A migration that was merged before is deleted',
    'sql-migration-reordered': 'A migration that was merged before gets another place in the order',
    'sql-down-removed': 'The way back from a migration is removed',
  },
);
