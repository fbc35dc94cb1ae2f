import { onTestFinished } from 'vitest';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import type { Journal } from '../../src/platform/journal/journal.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { inboxConforms } from './inbox.conformance.ts';
import { temporaryDirectory } from './temporary-directory.ts';

let journal: Journal | null = null;

inboxConforms(async (options) => {
  journal ??= openFresh();
  return createJournalInbox({ journal, ...options });
});

function openFresh(): Journal {
  const opened = openJournal({ directory: temporaryDirectory(), log: createLog({ level: 'silent' }) });
  onTestFinished(async () => {
    journal = null;
    await opened.close();
  });
  return opened;
}
