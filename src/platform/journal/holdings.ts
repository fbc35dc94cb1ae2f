import type { HoldingsStore } from '../holdings/store.ts';
import { countHoldings, eraseHoldings, heldDeliveries, heldEffects } from './holdings-operations.ts';
import type { Journal } from './journal.ts';

/** What the journal keeps of one installation. */
export function createJournalHoldings(journal: Journal): HoldingsStore {
  return {
    count: (installation) => journal.run(countHoldings, { installation }),
    deliveries: (installation, after, limit) => journal.run(heldDeliveries, { installation, after, limit }),
    effects: (installation, after, limit) => journal.run(heldEffects, { installation, after, limit }),
    erase: (installation) => journal.run(eraseHoldings, { installation }),
  };
}
