import { setbackAfter } from '../inbox/setback.ts';
import type { StoredDeadDelivery, StoredDelivery } from '../inbox/store.ts';
import type { DeadDelivery } from '../inbox.ts';
import { addGuid, removeGuid, sequenceOf } from './guids.ts';
import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

// Times are milliseconds since 1970, except receivedAt.

/** Stores a delivery; false when its GUID is known. */
export const insert: Operation<Omit<StoredDelivery, 'attempts'> & { readonly due: number }, boolean> = {
  name: 'inbox.insert',
  kind: 'write',
  run: (database, { id, event, sealed, receivedAt, due }) => {
    if (sequenceOf(database, id) !== null) return false;
    const { lastInsertRowid } = statement(
      database,
      `INSERT INTO delivery (id, event, received_at, state, due_at) VALUES (?, ?, ?, 'pending', ?)`,
    ).run(id, event, receivedAt, due);
    statement(database, 'INSERT INTO delivery_payload VALUES (?, ?)').run(lastInsertRowid, sealed);
    addGuid(database, id, Number(lastInsertRowid));
    return true;
  },
  gives: ({ sealed }) => [sealed],
};

export const due: Operation<{ now: number; limit: number }, StoredDelivery[]> = {
  name: 'inbox.due',
  kind: 'read',
  run: (database, { now, limit }) =>
    statement(
      database,
      `SELECT id, event, received_at, attempts, body FROM delivery JOIN delivery_payload USING (sequence)
       WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, sequence LIMIT ?`,
    )
      .all(now, limit)
      .map((row) => ({ ...described(row), sealed: bytes(row.body) })),
  returns: (deliveries) => deliveries.map(({ sealed }) => sealed),
};

export const done: Operation<{ id: string; installation: number | null; now: number }, void> = {
  name: 'inbox.done',
  kind: 'write',
  run: (database, { id, installation, now }) => {
    statement(
      database,
      `UPDATE delivery SET state = 'done', settled_at = ?, installation = ?, cause = NULL WHERE sequence = ?`,
    ).run(now, installation, sequenceOf(database, id));
  },
};

export const failed: Operation<
  { id: string; cause: string; installation: number | null; final: boolean; now: number; random: number },
  { dead: boolean }
> = {
  name: 'inbox.failed',
  kind: 'write',
  run: (database, { id, cause, installation, final, now, random }) => {
    const sequence = sequenceOf(database, id);
    const row = statement(database, 'SELECT attempts FROM delivery WHERE sequence = ?').get(sequence);
    const attempts = Number(row?.attempts ?? 0) + 1;
    const { dead, wait } = setbackAfter(attempts, { final, random });
    statement(
      database,
      `UPDATE delivery SET state = ?, attempts = ?, due_at = ?, installation = ?, cause = ? WHERE sequence = ?`,
    ).run(dead ? 'dead' : 'pending', attempts, now + wait, installation, cause, sequence);
    return { dead };
  },
};

export const dead: Operation<{ limit: number }, DeadDelivery[]> = {
  name: 'inbox.dead',
  kind: 'read',
  run: (database, { limit }) =>
    statement(
      database,
      `SELECT id, event, installation, received_at, attempts, cause FROM delivery
       WHERE state = 'dead' ORDER BY sequence LIMIT ?`,
    )
      .all(limit)
      .map(diedOf),
};

/** One dead delivery; null when there is none such. */
export const deadOne: Operation<{ id: string }, StoredDeadDelivery | null> = {
  name: 'inbox.deadOne',
  kind: 'read',
  run: (database, { id }) => {
    const row = statement(
      database,
      `SELECT id, event, installation, received_at, attempts, cause, body
       FROM delivery JOIN delivery_payload USING (sequence) WHERE sequence = ? AND state = 'dead'`,
    ).get(sequenceOf(database, id));
    return row === undefined ? null : { ...diedOf(row), sealed: bytes(row.body) };
  },
};

/** Settles a dead delivery and forgets its payload; false when there is none such. */
export const drop: Operation<{ id: string; now: number }, boolean> = {
  name: 'inbox.drop',
  kind: 'write',
  run: (database, { id, now }) => {
    const sequence = sequenceOf(database, id);
    const dropped = statement(
      database,
      `UPDATE delivery SET state = 'done', settled_at = ?, has_payload = 0 WHERE sequence = ? AND state = 'dead'`,
    ).run(now, sequence);
    if (dropped.changes === 0) return false;
    statement(database, 'DELETE FROM delivery_payload WHERE sequence = ?').run(sequence);
    return true;
  },
};

/** Makes a dead delivery pending again; false when there is none. */
export const retry: Operation<{ id: string; now: number }, boolean> = {
  name: 'inbox.retry',
  kind: 'write',
  run: (database, { id, now }) =>
    statement(
      database,
      `UPDATE delivery SET state = 'pending', attempts = 0, due_at = ? WHERE sequence = ? AND state = 'dead'`,
    ).run(now, sequenceOf(database, id)).changes !== 0,
};

export const counts: Operation<null, { pending: number; dead: number }> = {
  name: 'inbox.counts',
  kind: 'read',
  run: (database) => {
    const count = (state: 'pending' | 'dead') =>
      // Written out, for only then the index of that state is used.
      Number(statement(database, `SELECT count(*) AS n FROM delivery WHERE state = '${state}'`).get()?.n);
    return { pending: count('pending'), dead: count('dead') };
  },
};

/** When the next pending delivery is due; null when none waits. */
export const nextDue: Operation<null, number | null> = {
  name: 'inbox.nextDue',
  kind: 'read',
  run: (database) => {
    const row = statement(database, `SELECT min(due_at) AS due FROM delivery WHERE state = 'pending'`).get();
    return typeof row?.due === 'number' ? row.due : null;
  },
};

/** Returns how many rows it touched. */
export const expire: Operation<{ payloadsBefore: number; guidsBefore: number; limit: number }, number> = {
  name: 'inbox.expire',
  kind: 'write',
  run: (database, { payloadsBefore, guidsBefore, limit }) => {
    const dropped = statement(
      database,
      `DELETE FROM delivery_payload WHERE sequence IN (SELECT sequence FROM delivery
       WHERE state = 'done' AND has_payload = 1 AND settled_at < ? ORDER BY settled_at LIMIT ?)
       RETURNING sequence`,
    ).all(payloadsBefore, limit);
    const mark = statement(database, 'UPDATE delivery SET has_payload = 0 WHERE sequence = ?');
    for (const { sequence } of dropped) mark.run(Number(sequence));
    const forgotten = statement(
      database,
      `DELETE FROM delivery WHERE sequence IN (SELECT sequence FROM delivery
       WHERE state = 'done' AND settled_at < ? ORDER BY settled_at LIMIT ?)
       RETURNING id`,
    ).all(guidsBefore, limit);
    for (const { id } of forgotten) removeGuid(database, String(id));
    return dropped.length + forgotten.length;
  },
};

type Row = Record<string, unknown>;

function described(row: Row): Omit<StoredDelivery, 'sealed'> {
  return {
    id: String(row.id),
    event: String(row.event),
    receivedAt: String(row.received_at),
    attempts: Number(row.attempts),
  };
}

function diedOf(row: Row): DeadDelivery {
  const installation = row.installation === null ? null : Number(row.installation);
  return { ...described(row), installation, cause: String(row.cause) };
}

function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('a pending delivery has lost its payload');
}
