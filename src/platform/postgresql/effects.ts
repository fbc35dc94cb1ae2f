import type pg from 'pg';
import { z } from 'zod';
import type { Begin, EffectStore } from '../effects/store.ts';

/**
 * One statement, whose row lock makes it atomic: it begins the effect, or else tells why not. `begun` is empty when
 * the effect is confirmed or somebody's lease on it has not ended; then the row itself is read.
 * $1 installation, $2 key, $3 owner, $4 lease in milliseconds.
 */
const begin = `
  WITH before AS (
    SELECT state FROM effect WHERE installation = $1 AND key = $2 FOR UPDATE
  ), begun AS (
    INSERT INTO effect AS e (installation, key, state, owner, attempts, until, changed_at)
    SELECT $1, $2, 'begun', $3, 1, clock_timestamp() + $4 * interval '1 millisecond', clock_timestamp()
    FROM (SELECT count(*) FROM before) AS after_the_lock
    ON CONFLICT (installation, key) DO UPDATE SET state = 'begun', owner = excluded.owner,
      attempts = e.attempts + 1, until = excluded.until, changed_at = excluded.changed_at
    WHERE e.state = 'failed' OR (e.state = 'begun' AND e.until <= clock_timestamp())
    RETURNING attempts
  )
  SELECT attempts, (SELECT state FROM before) AS before FROM begun`;

const held = `
  SELECT state, result, changed_at,
         GREATEST(1, ceil(extract(epoch FROM until - clock_timestamp()) * 1000))::int AS milliseconds
  FROM effect WHERE installation = $1 AND key = $2`;

const State = z.enum(['begun', 'confirmed', 'failed']);
const Begun = z.object({ attempts: z.number(), before: State.nullable() });
const Held = z.object({
  state: State,
  result: z.string().nullable(),
  changed_at: z.date(),
  milliseconds: z.number(),
});
const Row = z.object({
  state: State,
  attempts: z.number(),
  result: z.string().nullable(),
  cause: z.string().nullable(),
  changed_at: z.date(),
});

/** Records of effects in PostgreSQL. */
export function createPostgresqlEffectStore(pool: pg.Pool): EffectStore {
  /** Ends an attempt that was not confirmed. */
  const end = async (
    state: 'failed' | 'begun',
    effect: { installation: number; key: string; owner: string; cause: string; lease: number },
  ) => {
    await pool.query(
      `UPDATE effect SET state = $4, cause = $5, changed_at = clock_timestamp(),
         until = clock_timestamp() + $6 * interval '1 millisecond'
       WHERE installation = $1 AND key = $2 AND owner = $3 AND state = 'begun'`,
      [effect.installation, effect.key, effect.owner, state, effect.cause, effect.lease],
    );
  };

  return {
    begin: async ({ installation, key, owner, lease }) => {
      for (;;) {
        const begun = await pool.query(begin, [installation, key, owner, lease]);
        if (begun.rows[0] !== undefined) {
          const { attempts, before } = Begun.parse(begun.rows[0]);
          // A record that came up beside this statement is not in `before`: whoever made it may have acted.
          return { kind: attempts === 1 || before === 'failed' ? 'begun' : 'unconfirmed' };
        }
        const { rows } = await pool.query(held, [installation, key]);
        const reason = rows[0] === undefined ? null : reasonOf(Held.parse(rows[0]));
        // Null: it was withdrawn or forgotten in between.
        if (reason !== null) return reason;
      }
    },
    renew: async ({ installation, key, owner, lease }) => {
      const { rowCount } = await pool.query(
        `UPDATE effect SET until = clock_timestamp() + $4 * interval '1 millisecond', changed_at = clock_timestamp()
         WHERE installation = $1 AND key = $2 AND owner = $3 AND state = 'begun'`,
        [installation, key, owner, lease],
      );
      return rowCount === 1;
    },
    confirm: async ({ installation, key, result }) => {
      await pool.query(
        `UPDATE effect SET state = 'confirmed', result = $3, cause = NULL, changed_at = clock_timestamp()
         WHERE installation = $1 AND key = $2 AND state <> 'confirmed'`,
        [installation, key, result],
      );
    },
    withdraw: (effect) => end('failed', { ...effect, lease: 0 }),
    doubt: (effect) => end('begun', effect),
    find: async ({ installation, key }) => {
      const { rows } = await pool.query(
        'SELECT state, attempts, result, cause, changed_at FROM effect WHERE installation = $1 AND key = $2',
        [installation, key],
      );
      if (rows[0] === undefined) return null;
      const { changed_at: changedAt, ...rest } = Row.parse(rows[0]);
      return { ...rest, changedAt };
    },
    expire: async ({ before, limit }) => {
      const { rowCount } = await pool.query(
        `DELETE FROM effect WHERE ctid = ANY(ARRAY(SELECT ctid FROM effect WHERE changed_at < $1 LIMIT $2))`,
        [before, limit],
      );
      return rowCount ?? 0;
    },
  };
}

function reasonOf({ state, result, changed_at, milliseconds }: z.infer<typeof Held>): Begin | null {
  if (state === 'confirmed' && result !== null) return { kind: 'confirmed', result, at: changed_at };
  return state === 'begun' ? { kind: 'held', milliseconds } : null;
}
