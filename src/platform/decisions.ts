import { and, desc, eq } from 'drizzle-orm';
import { Decision } from '../domain/decision.ts';
import type { RepositoryId } from '../domain/ids.ts';
import { fullName } from '../domain/repository.ts';
import { Signal } from '../domain/signal.ts';
import type { Database } from './database.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { decision } from './schema.ts';
import { storableJson } from './storable.ts';

/** A decision as it is stored. */
type DecisionRow = typeof decision.$inferSelect;

/** The decisions of the App, by installation. */
export interface Decisions {
  /** Stores a decision. A second save of the same id changes nothing, and says so with false. */
  save(row: typeof decision.$inferInsert): Promise<boolean>;
  get(installation: number, id: string): Promise<DecisionRow | null>;
  /** Newest first. */
  recent(installation: number, repository: RepositoryId, limit: number): Promise<DecisionRow[]>;
}

/** The row of a decision, whose entry on the ledger has this key. */
export function decisionRow(
  installation: number,
  document: { readonly signal: Signal; readonly decision: Decision },
  ledgerKey: string,
): typeof decision.$inferInsert {
  const { signal, decision: made } = document;
  return {
    installation,
    id: made.id,
    signalId: signal.id,
    repository: fullName(signal.repository),
    repositoryId: signal.repositoryId,
    kind: made.task.kind,
    confidence: made.confidence.value,
    outcome: made.boundary.outcome,
    document,
    ledgerKey,
  };
}

/** The row of the decision that an entry of the ledger tells of; null when this program does not understand it. */
export function decisionOn(
  entry: Pick<LedgerEntry, 'installation' | 'at' | 'key' | 'data'>,
): typeof decision.$inferInsert | null {
  const { signal, decision: made } = Object(entry.data);
  const document = { signal: Signal.safeParse(signal).data, decision: Decision.safeParse(made).data };
  if (document.signal === undefined || document.decision === undefined) return null;
  const row = decisionRow(
    entry.installation,
    { signal: document.signal, decision: document.decision },
    entry.key,
  );
  return { ...row, createdAt: new Date(entry.at) };
}

/** The decisions in a database. */
export function createDecisions(database: Database): Decisions {
  const { drizzle } = database;
  return {
    save: async (row) => {
      const saved = await drizzle
        .insert(decision)
        .values({ ...row, document: storableJson(row.document) })
        .onConflictDoNothing()
        .returning({ id: decision.id });
      return saved.length === 1;
    },
    get: async (installation, id) => {
      const [row] = await drizzle
        .select()
        .from(decision)
        .where(and(eq(decision.installation, installation), eq(decision.id, id)));
      return row ?? null;
    },
    recent: (installation, repository, limit) =>
      drizzle
        .select()
        .from(decision)
        .where(and(eq(decision.installation, installation), eq(decision.repositoryId, repository)))
        .orderBy(desc(decision.createdAt), desc(decision.id))
        .limit(limit),
  };
}
