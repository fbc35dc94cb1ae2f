import type { Probe } from './health.ts';
import type { Stores } from './stores.ts';

/** With more deliveries waiting than this, somebody should look. */
const backlog = 10_000;

/** What the App needs to take work: a journal that can be written, a database that answers, an inbox that drains. */
export function createProbes(stores: Pick<Stores, 'heartbeat' | 'database' | 'inbox'>): readonly Probe[] {
  const { database, inbox } = stores;
  return [
    {
      name: 'journal',
      check: async () => {
        await stores.heartbeat();
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
