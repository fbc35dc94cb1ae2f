import type { DatabaseSync } from 'node:sqlite';
import type { HeldCounts, HeldDelivery, HeldEffect } from '../holdings/store.ts';
import { removeGuid } from './guids.ts';
import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

interface Of {
  readonly installation: number;
}

export const countHoldings: Operation<Of, HeldCounts> = {
  name: 'holdings.count',
  kind: 'read',
  run: (database, { installation }) => {
    const count = (table: 'delivery' | 'ledger' | 'effect' | 'note') =>
      Number(
        statement(database, `SELECT count(*) AS n FROM ${table} WHERE installation = ?`).get(installation)?.n,
      );
    return {
      deliveries: count('delivery'),
      entries: count('ledger'),
      effects: count('effect'),
      notes: count('note'),
    };
  },
};

export const heldDeliveries: Operation<Of & { after: number; limit: number }, HeldDelivery[]> = {
  name: 'holdings.deliveries',
  kind: 'read',
  run: (database, { installation, after, limit }) =>
    statement(
      database,
      `SELECT sequence, id, event, received_at, state, attempts, cause, body
       FROM delivery LEFT JOIN delivery_payload USING (sequence)
       WHERE installation = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
    )
      .all(installation, after, limit)
      .map((row) => ({
        sequence: Number(row.sequence),
        id: String(row.id),
        event: String(row.event),
        receivedAt: String(row.received_at),
        state: stateOf(row.state),
        attempts: Number(row.attempts),
        cause: row.cause === null ? null : String(row.cause),
        sealed: row.body instanceof Uint8Array ? row.body : null,
      })),
};

export const heldEffects: Operation<Of & { after: string; limit: number }, HeldEffect[]> = {
  name: 'holdings.effects',
  kind: 'read',
  run: (database, { installation, after, limit }) =>
    statement(
      database,
      `SELECT key, state, attempts, result, cause, changed_at FROM effect
       WHERE installation = ? AND key > ? ORDER BY key LIMIT ?`,
    )
      .all(installation, after, limit)
      .map((row) => ({
        key: String(row.key),
        state: String(row.state),
        attempts: Number(row.attempts),
        result: row.result === null ? null : String(row.result),
        cause: row.cause === null ? null : String(row.cause),
        changedAt: new Date(Number(row.changed_at)).toISOString(),
      })),
};

export const eraseHoldings: Operation<Of, void> = {
  name: 'holdings.erase',
  kind: 'write',
  run: (database, { installation }) => {
    const payloads =
      'DELETE FROM delivery_payload WHERE sequence IN (SELECT sequence FROM delivery WHERE installation = ?)';
    statement(database, payloads).run(installation);
    const guids = statement(database, 'SELECT id FROM delivery WHERE installation = ?').all(installation);
    for (const { id } of guids) removeGuid(database, String(id));
    for (const table of ['delivery', 'ledger', 'ledger_head', 'effect', 'note'] as const) {
      remove(database, table, installation);
    }
  },
};

function remove(database: DatabaseSync, table: string, installation: number): void {
  statement(database, `DELETE FROM ${table} WHERE installation = ?`).run(installation);
}

function stateOf(value: unknown): HeldDelivery['state'] {
  return value === 'done' || value === 'dead' ? value : 'pending';
}
