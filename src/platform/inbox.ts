import { type BackoffPolicy, backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import { redactText } from './redaction.ts';

/** A webhook delivery as GitHub sent it, waiting to be worked on. */
export interface Delivery {
  /** The GUID of `X-GitHub-Delivery`. */
  readonly id: string;
  /** `X-GitHub-Event`, such as `pull_request`. */
  readonly event: string;
  /** Null for events of the App itself, such as `ping`. */
  readonly installation: number | null;
  /** The raw body. */
  readonly payload: Uint8Array;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** How often handling it has failed. */
  readonly attempts: number;
}

/** A delivery that was given up, with the last cause. */
interface DeadDelivery extends Omit<Delivery, 'payload'> {
  readonly cause: string;
}

/** Deliveries on disk, each handled at least once and accepted only once. */
export interface Inbox {
  /**
   * Resolves when the delivery is on disk; `duplicate` when its GUID was accepted before.
   * @throws {JournalUnavailable}
   */
  accept(
    delivery: Pick<Delivery, 'id' | 'event' | 'installation' | 'payload'>,
  ): Promise<'stored' | 'duplicate'>;
  /** What is due, oldest first. A delivery stays in it until `done` or `failed` is told. */
  pending(limit: number): Promise<Delivery[]>;
  /** The delivery has been handled. */
  done(id: string): Promise<void>;
  /** Handling failed: it comes back later, or is dead after too many attempts. */
  failed(id: string, cause: string): Promise<{ dead: boolean }>;
  /** Dead deliveries, oldest first. */
  dead(limit: number): Promise<DeadDelivery[]>;
  /** Gives a dead delivery all its attempts again. Returns whether there was one. */
  retry(id: string): Promise<boolean>;
  counts(): Promise<{ readonly pending: number; readonly dead: number }>;
  /** When the next pending delivery is due, or null when none waits. */
  nextDue(): Promise<Date | null>;
  /** Calls the listener whenever something may be due. Returns how to stop that. */
  onArrival(listener: () => void): () => void;
  /**
   * Drops payloads of deliveries handled before `payloadsBefore`, and forgets the GUIDs of those handled before
   * `guidsBefore`, at most `limit` of each. Returns how many rows it touched.
   */
  expire(limits: { payloadsBefore: Date; guidsBefore: Date; limit: number }): Promise<number>;
}

const retries: BackoffPolicy = { first: 1000, longest: 15 * 60_000, attempts: 10 };

const columns = 'id, event, installation, received_at, attempts, cause';

/**
 * The inbox on a journal.
 * @param options.random a source of numbers from 0 up to 1, for the jitter of retries.
 */
export function createInbox(options: { journal: Journal; clock: Clock; random?: () => number }): Inbox {
  const { journal, clock, random = Math.random } = options;
  const listeners = new Set<() => void>();
  const arrived = () => {
    for (const listener of listeners) listener();
  };
  const now = () => clock.now().getTime();

  return {
    accept: async ({ id, event, installation, payload }) => {
      const stored = await journal.write((database) => {
        const at = clock.now();
        const inserted = database
          .prepare(
            `INSERT INTO delivery (id, event, installation, received_at, state, due_at)
             VALUES (?, ?, ?, ?, 'pending', ?) ON CONFLICT (id) DO NOTHING RETURNING sequence`,
          )
          .get(id, event, installation, at.toISOString(), at.getTime());
        if (inserted === undefined) return false;
        database
          .prepare('INSERT INTO delivery_payload VALUES (?, ?)')
          .run(Number(inserted.sequence), payload);
        return true;
      });
      if (!stored) return 'duplicate';
      arrived();
      return 'stored';
    },

    pending: async (limit) =>
      journal.read((database) =>
        database
          .prepare(
            `SELECT ${columns}, body FROM delivery JOIN delivery_payload USING (sequence)
             WHERE state = 'pending' AND due_at <= ? ORDER BY sequence LIMIT ?`,
          )
          .all(now(), limit)
          .map((row) => ({ ...described(row), payload: bytes(row.body) })),
      ),

    done: async (id) => {
      await journal.write((database) => {
        database
          .prepare(`UPDATE delivery SET state = 'done', settled_at = ?, cause = NULL WHERE id = ?`)
          .run(now(), id);
      });
    },

    failed: (id, cause) =>
      journal.write((database) => {
        const row = database.prepare('SELECT attempts FROM delivery WHERE id = ?').get(id);
        const attempts = Number(row?.attempts ?? 0) + 1;
        const dead = attempts >= retries.attempts;
        database
          .prepare('UPDATE delivery SET state = ?, attempts = ?, due_at = ?, cause = ? WHERE id = ?')
          .run(
            dead ? 'dead' : 'pending',
            attempts,
            now() + backoff(retries, attempts, random()),
            redactText(cause).slice(0, 10_000),
            id,
          );
        return { dead };
      }),

    dead: async (limit) =>
      journal.read((database) =>
        database
          .prepare(`SELECT ${columns} FROM delivery WHERE state = 'dead' ORDER BY sequence LIMIT ?`)
          .all(limit)
          .map((row) => ({ ...described(row), cause: String(row.cause) })),
      ),

    retry: async (id) => {
      const changes = await journal.write(
        (database) =>
          database
            .prepare(
              `UPDATE delivery SET state = 'pending', attempts = 0, due_at = ? WHERE id = ? AND state = 'dead'`,
            )
            .run(now(), id).changes,
      );
      if (changes !== 0) arrived();
      return changes !== 0;
    },

    counts: async () =>
      journal.read((database) => {
        const count = database.prepare('SELECT count(*) AS n FROM delivery WHERE state = ?');
        return { pending: Number(count.get('pending')?.n), dead: Number(count.get('dead')?.n) };
      }),

    nextDue: async () =>
      journal.read((database) => {
        const row = database.prepare(`SELECT min(due_at) AS due FROM delivery WHERE state = 'pending'`).get();
        return typeof row?.due === 'number' ? new Date(row.due) : null;
      }),

    onArrival: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    expire: ({ payloadsBefore, guidsBefore, limit }) =>
      journal.write((database) => {
        const dropped = database
          .prepare(
            `DELETE FROM delivery_payload WHERE sequence IN (
               SELECT sequence FROM delivery JOIN delivery_payload USING (sequence)
               WHERE state = 'done' AND settled_at < ? LIMIT ?)`,
          )
          .run(payloadsBefore.getTime(), limit).changes;
        const forgotten = database
          .prepare(
            `DELETE FROM delivery WHERE sequence IN (SELECT sequence FROM delivery
             WHERE state = 'done' AND settled_at < ? LIMIT ?)`,
          )
          .run(guidsBefore.getTime(), limit).changes;
        return Number(dropped) + Number(forgotten);
      }),
  };
}

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
