import type { Clock } from '../clock.ts';
import { type Ledger, type LedgerReader, storedData } from '../ledger.ts';
import { beginning } from '../ledger-verification.ts';
import type { Journal } from './journal.ts';
import * as operations from './ledger-operations.ts';

/** So many entries at a time, so that verifying a long chain holds up no write for long. */
const page = 500;

/** The ledger on a journal. */
export function createJournalLedger(options: { journal: Journal; clock: Clock }): Ledger {
  const { journal, clock } = options;
  return {
    ...readJournalLedger(journal),
    append: async ({ data, ...entry }) => {
      const at = clock.now().toISOString();
      return journal.run(operations.append, { ...entry, at, data: storedData(data) });
    },
  };
}

/** The ledger in a journal that is only read. */
export function readJournalLedger(journal: Journal): LedgerReader {
  return {
    find: (installation, key) => journal.run(operations.find, { installation, key }),
    entry: (installation, seq) => journal.run(operations.entry, { installation, seq }),
    list: (query) => journal.run(operations.list, query),
    head: (installation) => journal.run(operations.head, { installation }),
    installations: () => journal.run(operations.installations, null),
    verify: async (installation) => {
      for (let from = beginning; ; ) {
        const reached = await journal.run(operations.verifyPage, { installation, from, limit: page });
        if ('ok' in reached) return reached;
        from = reached;
      }
    },
  };
}
