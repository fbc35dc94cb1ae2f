import type { LedgerEntry } from '../ledger-entry.ts';
import type { ChainPosition } from '../switches/store.ts';
import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

// The kind is written into the statements, for only so does SQLite use the index on entries of this kind.

/** The newest switch entry of each chain. */
export const switchPositions: Operation<null, ChainPosition[]> = {
  name: 'switches.positions',
  kind: 'read',
  run: (database) =>
    statement(
      database,
      `SELECT installation, seq, hash FROM ledger JOIN (
         SELECT installation, max(seq) AS seq FROM ledger INDEXED BY ledger_switch
         WHERE kind = 'switch' GROUP BY installation) USING (installation, seq)`,
    )
      .all()
      .map((row) => ({
        installation: Number(row.installation),
        seq: Number(row.seq),
        hash: String(row.hash),
      })),
};

/** Switch entries of a chain after a number, in order. */
export const switchEntries: Operation<{ installation: number; after: number; limit: number }, LedgerEntry[]> =
  {
    name: 'switches.entries',
    kind: 'read',
    run: (database, { installation, after, limit }) =>
      statement(
        database,
        `SELECT text, hash FROM ledger INDEXED BY ledger_switch
       WHERE kind = 'switch' AND installation = ? AND seq > ? ORDER BY seq LIMIT ?`,
      )
        .all(installation, after, limit)
        .map((row) => ({ ...JSON.parse(String(row.text)), hash: String(row.hash) })),
  };
