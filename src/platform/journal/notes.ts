import { type Notes, noteText } from '../notes.ts';
import type { Journal } from './journal.ts';
import { getNote, listNotes, removeNote, setNote } from './note-operations.ts';

/** Notes in the journal. */
export function createJournalNotes({ journal }: { journal: Journal }): Notes {
  return {
    get: (installation, key) => journal.run(getNote, { installation, key }),
    list: (installation, prefix, limit, after = '') =>
      journal.run(listNotes, { installation, prefix, limit, after }),
    set: async (installation, key, data) =>
      journal.run(setNote, { installation, key, text: noteText(key, data) }),
    remove: (installation, key) => journal.run(removeNote, { installation, key }),
  };
}
