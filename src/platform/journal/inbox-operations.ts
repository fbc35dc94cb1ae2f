import { type DeadDelivery, type Delivery, setbackAfter } from '../inbox.ts';
import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

const columns = 'id, event, installation, received_at, attempts, cause';

/** Stores a delivery; false when its GUID is known. */
export const accept: Operation<Omit<Delivery, 'attempts'> & { now: number }, boolean> = {
  name: 'inbox.accept',
  kind: 'write',
  run: (database, { id, event, installation, payload, receivedAt, now }) => {
    const inserted = statement(
      database,
      `INSERT INTO delivery (id, event, installation, received_at, state, due_at)
       VALUES (?, ?, ?, ?, 'pending', ?) ON CONFLICT (id) DO NOTHING RETURNING sequence`,
    ).get(id, event, installation, receivedAt, now);
    if (inserted === undefined) return false;
    statement(database, 'INSERT INTO delivery_payload VALUES (?, ?)').run(Number(inserted.sequence), payload);
    return true;
  },
};

export const pending: Operation<{ now: number; limit: number }, Delivery[]> = {
  name: 'inbox.pending',
  kind: 'read',
  run: (database, { now, limit }) =>
    statement(
      database,
      `SELECT ${columns}, body FROM delivery JOIN delivery_payload USING (sequence)
       WHERE state = 'pending' AND due_at <= ? ORDER BY sequence LIMIT ?`,
    )
      .all(now, limit)
      .map((row) => ({ ...described(row), payload: bytes(row.body) })),
};

export const done: Operation<{ id: string; now: number }, void> = {
  name: 'inbox.done',
  kind: 'write',
  run: (database, { id, now }) => {
    statement(database, `UPDATE delivery SET state = 'done', settled_at = ?, cause = NULL WHERE id = ?`).run(
      now,
      id,
    );
  },
};

/** @param args.random decides the jitter of the wait, from 0 up to 1. */
export const failed: Operation<
  { id: string; cause: string; now: number; random: number },
  { dead: boolean }
> = {
  name: 'inbox.failed',
  kind: 'write',
  run: (database, { id, cause, now, random }) => {
    const row = statement(database, 'SELECT attempts FROM delivery WHERE id = ?').get(id);
    const attempts = Number(row?.attempts ?? 0) + 1;
    const { dead, wait } = setbackAfter(attempts, random);
    statement(
      database,
      'UPDATE delivery SET state = ?, attempts = ?, due_at = ?, cause = ? WHERE id = ?',
    ).run(dead ? 'dead' : 'pending', attempts, now + wait, cause, id);
    return { dead };
  },
};

export const dead: Operation<{ limit: number }, DeadDelivery[]> = {
  name: 'inbox.dead',
  kind: 'read',
  run: (database, { limit }) =>
    statement(database, `SELECT ${columns} FROM delivery WHERE state = 'dead' ORDER BY sequence LIMIT ?`)
      .all(limit)
      .map((row) => ({ ...described(row), cause: String(row.cause) })),
};

/** Makes a dead delivery pending again; false when there is none. */
export const retry: Operation<{ id: string; now: number }, boolean> = {
  name: 'inbox.retry',
  kind: 'write',
  run: (database, { id, now }) =>
    statement(
      database,
      `UPDATE delivery SET state = 'pending', attempts = 0, due_at = ? WHERE id = ? AND state = 'dead'`,
    ).run(now, id).changes !== 0,
};

export const counts: Operation<null, { pending: number; dead: number }> = {
  name: 'inbox.counts',
  kind: 'read',
  run: (database) => {
    const count = statement(database, 'SELECT count(*) AS n FROM delivery WHERE state = ?');
    return { pending: Number(count.get('pending')?.n), dead: Number(count.get('dead')?.n) };
  },
};

/** When the next pending delivery is due, in milliseconds since 1970; null when none waits. */
export const nextDue: Operation<null, number | null> = {
  name: 'inbox.nextDue',
  kind: 'read',
  run: (database) => {
    const row = statement(database, `SELECT min(due_at) AS due FROM delivery WHERE state = 'pending'`).get();
    return typeof row?.due === 'number' ? row.due : null;
  },
};

/** Times in milliseconds since 1970. Returns how many rows went. */
export const expire: Operation<{ payloadsBefore: number; guidsBefore: number; limit: number }, number> = {
  name: 'inbox.expire',
  kind: 'write',
  run: (database, { payloadsBefore, guidsBefore, limit }) => {
    const dropped = statement(
      database,
      `DELETE FROM delivery_payload WHERE sequence IN (
         SELECT sequence FROM delivery JOIN delivery_payload USING (sequence)
         WHERE state = 'done' AND settled_at < ? LIMIT ?)`,
    ).run(payloadsBefore, limit).changes;
    const forgotten = statement(
      database,
      `DELETE FROM delivery WHERE sequence IN (SELECT sequence FROM delivery
       WHERE state = 'done' AND settled_at < ? LIMIT ?)`,
    ).run(guidsBefore, limit).changes;
    return Number(dropped) + Number(forgotten);
  },
};

type Row = Record<string, unknown>;

function described(row: Row): Omit<Delivery, 'payload'> {
  return {
    id: String(row.id),
    event: String(row.event),
    installation: row.installation === null ? null : Number(row.installation),
    receivedAt: String(row.received_at),
    attempts: Number(row.attempts),
  };
}

function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('a pending delivery has lost its payload');
}
