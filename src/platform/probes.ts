import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Probe } from './health.ts';
import type { Inbox } from './inbox.ts';
import type { Journal } from './journal.ts';

/** With more deliveries waiting than this, somebody should look. */
const backlog = 10_000;

/** What the App needs to take work: a journal that can be written, a database that answers, an inbox that drains. */
export function createProbes(parts: {
  journal: Journal;
  database: Database;
  inbox: Inbox;
  clock: Clock;
}): readonly Probe[] {
  const { journal, database, inbox, clock } = parts;
  return [
    {
      name: 'journal',
      // A real write, for a full disk still reads well.
      check: () =>
        journal.write((store) => {
          store
            .prepare('INSERT INTO heartbeat VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at')
            .run(clock.now().toISOString());
          return null;
        }),
    },
    {
      name: 'database',
      check: async () => {
        await database.pool.query('SELECT 1');
        return null;
      },
    },
    {
      name: 'inbox',
      check: async () => {
        const { pending } = await inbox.counts();
        return pending > backlog ? `${pending} deliveries wait` : null;
      },
    },
  ];
}
