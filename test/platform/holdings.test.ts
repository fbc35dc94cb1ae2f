import { describe, onTestFinished } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { createInbox } from '../../src/platform/inbox/create.ts';
import { createJournalEffectStore } from '../../src/platform/journal/effects.ts';
import { createJournalHoldings } from '../../src/platform/journal/holdings.ts';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import { openJournalLedger } from '../../src/platform/journal/ledger.ts';
import { createJournalNotes } from '../../src/platform/journal/notes.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { generateLedgerKey } from '../../src/platform/ledger/key.ts';
import { createLog } from '../../src/platform/log.ts';
import { createPostgresqlEffectStore } from '../../src/platform/postgresql/effects.ts';
import { createPostgresqlHoldings } from '../../src/platform/postgresql/holdings.ts';
import { postgresqlInboxStore } from '../../src/platform/postgresql/inbox.ts';
import { openPostgresqlLedger } from '../../src/platform/postgresql/ledger.ts';
import { createPostgresqlNotes } from '../../src/platform/postgresql/notes.ts';
import { holdingsConform } from './holdings.conformance.ts';
import { openTestPostgresql, testServer } from './postgresql.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { testCipher as cipher } from './test-cipher.ts';

const clock = systemClock;
const keys = { supplied: [generateLedgerKey()], directory: null };

describe('in the journal', () =>
  holdingsConform(async () => {
    const journal = openJournal({ directory: temporaryDirectory(), log: createLog({ level: 'silent' }) });
    onTestFinished(() => journal.close());
    return {
      holdings: createJournalHoldings(journal),
      inbox: createJournalInbox({ journal, cipher, clock }),
      notes: createJournalNotes({ journal }),
      effects: createJournalEffectStore({ journal, clock }),
      ledger: await openJournalLedger({ journal, clock, keys }),
    };
  }));

describe.runIf(testServer !== undefined)('in PostgreSQL', () =>
  holdingsConform(async () => {
    const { pool, announcements } = await openTestPostgresql();
    return {
      holdings: createPostgresqlHoldings(pool),
      inbox: createInbox({ store: postgresqlInboxStore(pool), cipher, announcements, clock }),
      notes: createPostgresqlNotes(pool),
      effects: createPostgresqlEffectStore(pool),
      ledger: await openPostgresqlLedger({ pool, clock, keys }),
    };
  }),
);
