import type { LedgerEntry } from '../ledger-entry.ts';

/** How many switch entries a chain has and which is the newest: it changes with every turn. */
export interface ChainPosition {
  readonly installation: number;
  readonly count: number;
  readonly newest: number;
}

/** Reads switches from the ledger, quickly and many times a second. */
export interface SwitchStore {
  /** One for each chain in which a switch was ever turned. */
  positions(): Promise<ChainPosition[]>;
  /** Switch entries of a chain after a number, in the order they were written. */
  entries(installation: number, after: number, limit: number): Promise<LedgerEntry[]>;
}
