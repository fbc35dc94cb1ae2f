import { describe, onTestFinished } from 'vitest';
import { createJournalNotes } from '../../src/platform/journal/notes.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { createPostgresqlNotes } from '../../src/platform/postgresql/notes.ts';
import { notesConform } from './notes.conformance.ts';
import { openTestPostgresql, testServer } from './postgresql.ts';
import { temporaryDirectory } from './temporary-directory.ts';

describe('in the journal', () =>
  notesConform(async () => {
    const journal = openJournal({ directory: temporaryDirectory(), log: createLog({ level: 'silent' }) });
    onTestFinished(() => journal.close());
    return createJournalNotes({ journal });
  }));

describe.runIf(testServer !== undefined)('in PostgreSQL', () =>
  notesConform(async () => createPostgresqlNotes((await openTestPostgresql()).pool)),
);
