import { onTestFinished } from 'vitest';
import { createJournalNotes } from '../../src/platform/journal/notes.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { notesConform } from './notes.conformance.ts';
import { temporaryDirectory } from './temporary-directory.ts';

notesConform(async () => {
  const journal = openJournal({ directory: temporaryDirectory(), log: createLog({ level: 'silent' }) });
  onTestFinished(() => journal.close());
  return createJournalNotes({ journal });
});
