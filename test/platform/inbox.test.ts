import { describe, onTestFinished } from 'vitest';
import { createInbox } from '../../src/platform/inbox/create.ts';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import type { Journal } from '../../src/platform/journal/journal.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import type { PostgresqlDatabase } from '../../src/platform/postgresql/database.ts';
import { postgresqlInboxStore } from '../../src/platform/postgresql/inbox.ts';
import { inboxConforms } from './inbox.conformance.ts';
import { openTestPostgresql, testServer } from './postgresql.ts';
import { temporaryDirectory } from './temporary-directory.ts';

describe('in the journal', () => {
  const open = oncePerTest(async (): Promise<Journal> => {
    const journal = openJournal({ directory: temporaryDirectory(), log: createLog({ level: 'silent' }) });
    onTestFinished(() => journal.close());
    return journal;
  });
  inboxConforms(async (options) => createJournalInbox({ journal: await open(), ...options }));
});

describe.runIf(testServer !== undefined)('in PostgreSQL', () => {
  const open = oncePerTest((): Promise<PostgresqlDatabase> => openTestPostgresql());
  inboxConforms(async (options) => {
    const { pool, announcements } = await open();
    return createInbox({ store: postgresqlInboxStore(pool), announcements, ...options });
  });
});

/** The same place again when a test opens it again. */
function oncePerTest<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null;
  return () => {
    if (opened === null) {
      opened = open();
      onTestFinished(() => {
        opened = null;
      });
    }
    return opened;
  };
}
