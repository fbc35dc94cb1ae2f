// What this house asks of pg-boss's job table beyond pg-boss's own calls. The columns are those of pg-boss 12; the
// queues have its policy "stately": of one key (singleton_key) at most one job is created, one retry, one active.

/**
 * A wake joins the one that waits under its key: the earlier due time and the higher priority win, the newer wake
 * stays unless it is less urgent, and attempts count anew, for something has happened since. $1 queue, $2 key, $3 milliseconds from now, $4 priority, $5 the wake.
 */
export const joinWaiting = `
  UPDATE pgboss.job
  SET start_after = LEAST(start_after, now() + $3 * interval '1 millisecond'),
      priority = GREATEST(priority, $4::int), retry_count = 0,
      data = CASE WHEN $4::int >= priority THEN $5::jsonb ELSE data END
  WHERE name = $1 AND singleton_key = $2 AND state IN ('created', 'retry')
  RETURNING id`;

/**
 * A handler failed while a newer wake waits: that one takes over the failed attempts and waits for its turn to retry.
 * $1 queue, $2 key, $3 milliseconds from now, $4 attempts so far.
 */
export const handOver = `
  UPDATE pgboss.job
  SET start_after = now() + $3 * interval '1 millisecond', retry_count = $4::int
  WHERE name = $1 AND singleton_key = $2 AND state IN ('created', 'retry')
  RETURNING id`;

/**
 * What was active when its process died runs again at once. Where a retry of the same key waits already, that one
 * does, for which pg-boss would make a dead letter of the other (failJobs in its plans.js). Jobs on their last attempt
 * are left to the heartbeat, which makes dead letters of them. $1 queues, $2 after how many seconds without a
 * heartbeat a process counts as dead; null when all of them are.
 */
export const recover = `
  WITH lost AS (
    SELECT id, name, singleton_key, retry_count < retry_limit AS again FROM pgboss.job
    WHERE name = ANY($1) AND state = 'active'
      AND ($2::int IS NULL OR heartbeat_on < now() - $2::int * interval '1 second')
  ), doubled AS (
    DELETE FROM pgboss.job a USING lost l, pgboss.job r
    WHERE a.id = l.id AND a.name = l.name AND a.state = 'active'
      AND r.name = l.name AND r.singleton_key = l.singleton_key AND r.state = 'retry'
    RETURNING a.id
  )
  UPDATE pgboss.job j SET state = 'retry', start_after = now()
  FROM lost l
  WHERE j.id = l.id AND j.name = l.name AND j.state = 'active' AND l.again
    AND l.id NOT IN (SELECT id FROM doubled)`;

/** Whether there is anything that could have been left behind. */
export const hasJobs = `SELECT to_regclass('pgboss.job') IS NOT NULL AS found`;

/** Drops what waits for an installation. $1 queues, $2 the installation, as text. */
export const dropWakes = `
  DELETE FROM pgboss.job
  WHERE name = ANY($1) AND data ->> 'installation' = $2 AND state IN ('created', 'retry')`;

/** Jobs of each queue that wait and that run, and for how many seconds the oldest has been due. $1 queues. */
export const countJobs = `
  SELECT name AS kind, count(*) FILTER (WHERE state < 'active')::int AS waiting,
         count(*) FILTER (WHERE state = 'active')::int AS active,
         extract(epoch FROM now() - min(start_after) FILTER (WHERE state < 'active' AND start_after <= now()))::float8
           AS "oldestSeconds"
  FROM pgboss.job WHERE name = ANY($1) AND state <= 'active' GROUP BY name`;

/** Dead letters by the queue they come from. $1 the queue of dead letters. */
export const countDead = `
  SELECT source_name AS kind, count(*)::int AS dead
  FROM pgboss.job WHERE name = $1 AND state = 'created' GROUP BY source_name`;
