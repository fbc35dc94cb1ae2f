import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Probe } from './health.ts';
import type { Inbox } from './inbox.ts';
import { heartbeat } from './journal/heartbeat.ts';
import type { Journal } from './journal/journal.ts';

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
      check: async () => {
        await journal.run(heartbeat, { at: clock.now().toISOString() });
        return null;
      },
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
