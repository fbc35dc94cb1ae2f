import { createPool } from '../database.ts';
import type { LedgerEntry } from '../ledger-entry.ts';
import type { Log } from '../log.ts';
import type { ChainPosition, SwitchStore } from '../switches/store.ts';

/** An answer that takes longer would come too late for the lease, which lasts a second. */
const patience = 800;

/**
 * The switch entries of the ledger in PostgreSQL, read over a connection of their own: a pool that is busy with other
 * things must not keep a process from seeing that it has to stop, nor from seeing that it may go on.
 */
export function openPostgresqlSwitchStore(options: {
  readonly url: string;
  readonly log: Log;
}): SwitchStore & { close(): Promise<void> } {
  const { url, log } = options;
  const pool = createPool(
    {
      connectionString: url,
      application_name: 'wired-chaos switches',
      max: 1,
      keepAlive: true,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      statement_timeout: patience,
    },
    log,
  );
  return {
    positions: async () => {
      const { rows } = await pool.query<ChainPosition>(
        `SELECT installation, seq, hash FROM ledger JOIN (
           SELECT installation, max(seq) AS seq FROM ledger WHERE kind = 'switch' GROUP BY installation
         ) AS newest USING (installation, seq)`,
      );
      return rows;
    },
    entries: async (installation, after, limit) => {
      const { rows } = await pool.query<{ text: string; hash: string }>(
        `SELECT text, hash FROM ledger WHERE kind = 'switch' AND installation = $1 AND seq > $2
         ORDER BY seq LIMIT $3`,
        [installation, after, limit],
      );
      return rows.map(({ text, hash }): LedgerEntry => ({ ...JSON.parse(text), hash }));
    },
    close: () => pool.end(),
  };
}
