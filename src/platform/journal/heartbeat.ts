import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

/** A real write, for a full disk still reads well. */
export const heartbeat: Operation<{ at: string }, void> = {
  name: 'heartbeat',
  kind: 'write',
  run: (database, { at }) => {
    statement(
      database,
      'INSERT INTO heartbeat VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at',
    ).run(at);
  },
};
