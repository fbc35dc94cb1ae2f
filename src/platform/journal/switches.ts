import type { SwitchStore } from '../switches/store.ts';
import type { Journal } from './journal.ts';
import { switchEntries, switchPositions } from './switch-operations.ts';

/** The switch entries of the ledger on a journal. */
export function createJournalSwitchStore(journal: Journal): SwitchStore {
  return {
    positions: () => journal.run(switchPositions, null),
    entries: (installation, after, limit) => journal.run(switchEntries, { installation, after, limit }),
  };
}
