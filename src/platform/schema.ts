import {
  bigint,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { Decision } from '../domain/decision.ts';
import type { Signal } from '../domain/signal.ts';

// The tables as `migrations/` makes them.

/** Decisions, as a person looks them up; the ledger holds the proof. */
export const decision = pgTable(
  'decision',
  {
    installation: bigint('installation', { mode: 'number' }).notNull(),
    id: text('id').notNull(),
    signalId: text('signal_id').notNull(),
    /** `owner/name`, as it was called then. */
    repository: text('repository').notNull(),
    /** GitHub's id of it; null in rows from before it was kept. */
    repositoryId: bigint('repository_id', { mode: 'number' }),
    /** Kind of the task. */
    kind: text('kind').notNull(),
    confidence: doublePrecision('confidence').notNull(),
    /** What the boundary made of it. */
    outcome: text('outcome').notNull(),
    document: jsonb('document').$type<{ readonly signal: Signal; readonly decision: Decision }>().notNull(),
    /** Number of its entry on the installation's ledger. */
    ledgerKey: text('ledger_key').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.installation, table.id] }),
    index('decision_of_repository').on(table.installation, table.repositoryId, table.createdAt.desc()),
  ],
);
