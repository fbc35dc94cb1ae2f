import { mkdirSync } from 'node:fs';
import { createHoldings } from '../holdings/create.ts';
import { createInbox } from '../inbox/create.ts';
import type { DatabaseSettings } from '../settings.ts';
import type { Stores, StoresOptions } from '../stores.ts';
import { openPostgresql } from './database.ts';
import { createPostgresqlEffectStore } from './effects.ts';
import { createPostgresqlHoldings } from './holdings.ts';
import { postgresqlInboxStore } from './inbox.ts';
import { openPostgresqlLedger } from './ledger.ts';
import { createPostgresqlNotes } from './notes.ts';
import { openPostgresqlSwitchStore } from './switches.ts';

/** Opens the stores on a PostgreSQL server. */
export async function openPostgresqlStores(
  options: StoresOptions & { readonly server: DatabaseSettings },
): Promise<Stores> {
  const { directory, server, cipher, ledgerKeys, clock, log } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = await openPostgresql({ ...server, log });
  const { pool, announcements } = database;
  try {
    const ledger = await openPostgresqlLedger({ pool, clock, keys: { supplied: ledgerKeys, directory } });
    const switches = openPostgresqlSwitchStore({ url: server.url, log });
    return {
      kind: 'postgresql',
      inbox: createInbox({ store: postgresqlInboxStore(pool), cipher, announcements, clock }),
      ledger,
      effects: createPostgresqlEffectStore(pool),
      notes: createPostgresqlNotes(pool),
      holdings: createHoldings(createPostgresqlHoldings(pool), cipher),
      switches,
      database,
      heartbeat: async () => {
        await pool.query(
          'INSERT INTO heartbeat VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET at = excluded.at',
          [clock.now()],
        );
      },
      // A server that went away may come back, and then it is used again.
      broken: new Promise(() => {}),
      close: async () => {
        await switches.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
