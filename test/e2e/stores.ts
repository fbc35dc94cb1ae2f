import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database.ts';
import { createJournalEffectStore } from '../../src/platform/journal/effects.ts';
import { openJournalLedger } from '../../src/platform/journal/ledger.ts';
import { createJournalNotes } from '../../src/platform/journal/notes.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createJournalSwitchStore } from '../../src/platform/journal/switches.ts';
import { createLog } from '../../src/platform/log.ts';
import { openStores } from '../../src/platform/open-stores.ts';
import type { Stores } from '../../src/platform/stores.ts';
import { emptyPostgresql, testServer } from '../platform/postgresql.ts';
import type { AtEnd } from '../platform/temporary-directory.ts';
import { testCipher } from '../platform/test-cipher.ts';
import { emptyDatabase } from './database.ts';

/** What flows keep. The database opens only when somebody asks, for the embedded one takes seconds to boot. */
interface FlowStores extends Pick<Stores, 'ledger' | 'effects' | 'notes' | 'switches'> {
  database(): Promise<Database>;
}

/**
 * Empty stores: on the PostgreSQL server that tests may use, or else embedded.
 * @param directory a data directory that may be made
 */
export async function openTestStores(directory: string, atEnd: AtEnd): Promise<FlowStores> {
  const log = createLog({ level: 'silent' });
  const clock = systemClock;
  if (testServer === undefined) {
    const journal = openJournal({ directory, log });
    atEnd(() => journal.close());
    return {
      ledger: await openJournalLedger({ journal, clock, keys: { supplied: [], directory } }),
      effects: createJournalEffectStore({ journal, clock }),
      notes: createJournalNotes({ journal }),
      switches: createJournalSwitchStore(journal),
      database: emptyDatabase,
    };
  }
  const server = { url: await emptyPostgresql(atEnd), connections: 5 };
  const stores = await openStores({ directory, server, cipher: testCipher, ledgerKeys: [], clock, log });
  atEnd(() => stores.close());
  return { ...stores, database: async () => stores.database };
}
