import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

/**
 * Makes deliveries that were handled since a moment pending again, as far as their payload is kept. Returns how many.
 * Times are milliseconds since 1970.
 */
export const dispatchAgain: Operation<{ since: number; now: number }, number> = {
  name: 'inbox.dispatchAgain',
  kind: 'write',
  run: (database, { since, now }) =>
    Number(
      statement(
        database,
        `UPDATE delivery SET state = 'pending', attempts = 0, due_at = ?, settled_at = NULL
         WHERE state = 'done' AND has_payload = 1 AND settled_at >= ?`,
      ).run(now, since).changes,
    ),
};
