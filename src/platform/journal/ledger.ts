import type { Clock } from '../clock.ts';
import { appChain } from '../ledger/key-history.ts';
import type { LedgerKeySource } from '../ledger/keys-at-hand.ts';
import { openSigners } from '../ledger/signers.ts';
import { type Ledger, type LedgerReader, storedData } from '../ledger.ts';
import { beginning } from '../ledger-verification.ts';
import { gatherAppends } from './gather-appends.ts';
import type { Journal } from './journal.ts';
import { establishKey, rotateKey } from './ledger-key-operations.ts';
import * as operations from './ledger-operations.ts';

/** So many entries at a time, so that verifying a long chain holds up no write for long. */
const page = 500;

/**
 * The ledger on a journal, signed.
 * @throws {LedgerKeyMissing} when the key on record is not among those at hand
 */
export async function openJournalLedger(options: {
  journal: Journal;
  clock: Clock;
  keys: LedgerKeySource;
}): Promise<Ledger> {
  const { journal, clock } = options;
  const reader = readJournalLedger(journal);
  const now = () => clock.now().toISOString();
  const signers = await openSigners(options.keys, {
    onRecord: async () => (await reader.head(appChain))?.signed?.keyId ?? null,
    establish: (keys) => journal.run(establishKey, { keys, at: now() }),
    rotate: (keys, next) => journal.run(rotateKey, { keys, next, at: now() }),
  });
  const append = gatherAppends((added) => journal.run(operations.append, { added, keys: signers.keys() }));
  return {
    ...reader,
    append: async ({ data, ...entry }) => append({ ...entry, at: now(), data: storedData(data) }),
    keyProblem: signers.problem,
    rotateKey: signers.rotate,
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
    stored: (installation, after, limit) => journal.run(operations.stored, { installation, after, limit }),
    verify: async (installation) => {
      for (let from = beginning; ; ) {
        const reached = await journal.run(operations.verifyPage, { installation, from, limit: page });
        if ('ok' in reached) return reached;
        from = reached;
      }
    },
  };
}
