import { createHoldings } from '../holdings/create.ts';
import { createJournalEffectStore } from '../journal/effects.ts';
import { heartbeat } from '../journal/heartbeat.ts';
import { createJournalHoldings } from '../journal/holdings.ts';
import { createJournalInbox } from '../journal/inbox.ts';
import { openJournalThread } from '../journal/journal-thread.ts';
import { openJournalLedger } from '../journal/ledger.ts';
import { createJournalNotes } from '../journal/notes.ts';
import { createJournalSwitchStore } from '../journal/switches.ts';
import type { Stores, StoresOptions } from '../stores.ts';
import { openDurableDatabase } from './durable-database.ts';

/** Opens the stores in the data directory: the journal, and the embedded database. */
export async function openEmbeddedStores(options: Omit<StoresOptions, 'server'>): Promise<Stores> {
  const { directory, cipher, ledgerKeys, clock, log } = options;
  const journal = await openJournalThread({ directory, log });
  try {
    const keys = { supplied: ledgerKeys, directory };
    const ledger = await openJournalLedger({ journal, clock, keys });
    const inbox = createJournalInbox({ journal, cipher, clock });
    const notes = createJournalNotes({ journal });
    const { database, close } = await openDurableDatabase({ directory, journal, ledger, notes, clock, log });
    return {
      kind: 'embedded',
      inbox,
      ledger,
      effects: createJournalEffectStore({ journal, clock }),
      notes,
      holdings: createHoldings(createJournalHoldings(journal), cipher),
      switches: createJournalSwitchStore(journal),
      database,
      heartbeat: () => journal.run(heartbeat, { at: clock.now().toISOString() }),
      broken: journal.broken,
      close: async () => {
        try {
          await close();
        } finally {
          await journal.close();
        }
      },
    };
  } catch (error) {
    await journal.close();
    throw error;
  }
}
