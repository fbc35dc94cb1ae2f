import type pg from 'pg';
import { inTransaction } from '../database.ts';
import type { HeldDelivery, HeldEffect, HoldingsStore } from '../holdings/store.ts';

type DeliveryRow = Omit<HeldDelivery, 'receivedAt'> & { readonly receivedAt: Date };
type EffectRow = Omit<HeldEffect, 'changedAt'> & { readonly changedAt: Date };

/** What PostgreSQL keeps of one installation, in place of the journal. */
export function createPostgresqlHoldings(pool: pg.Pool): HoldingsStore {
  return {
    count: async (installation) => {
      const count = async (table: 'delivery' | 'ledger' | 'effect' | 'note') => {
        const text = `SELECT count(*)::int AS n FROM ${table} WHERE installation = $1`;
        const { rows } = await pool.query<{ n: number }>(text, [installation]);
        return rows[0]?.n ?? 0;
      };
      return {
        deliveries: await count('delivery'),
        entries: await count('ledger'),
        effects: await count('effect'),
        notes: await count('note'),
      };
    },
    deliveries: async (installation, after, limit) => {
      const { rows } = await pool.query<DeliveryRow>(
        `SELECT sequence, id, event, received_at AS "receivedAt", state, attempts, cause, body AS sealed
         FROM delivery WHERE installation = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
        [installation, after, limit],
      );
      return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
    },
    effects: async (installation, after, limit) => {
      const { rows } = await pool.query<EffectRow>(
        `SELECT key, state, attempts, result, cause, changed_at AS "changedAt"
         FROM effect WHERE installation = $1 AND key > $2 ORDER BY key LIMIT $3`,
        [installation, after, limit],
      );
      return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
    },
    erase: (installation) =>
      inTransaction(pool, async (client) => {
        // The head first: whoever adds to the chain holds its row, and is waited for.
        for (const table of ['ledger_head', 'ledger', 'delivery', 'effect', 'note']) {
          await client.query(`DELETE FROM ${table} WHERE installation = $1`, [installation]);
        }
      }),
  };
}
