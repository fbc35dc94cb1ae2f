import type { LedgerEntry } from '../ledger-entry.ts';

/** The newest switch entry of a chain. Its hash stands for all that went before, so it changes with every turn. */
export type ChainPosition = Pick<LedgerEntry, 'installation' | 'seq' | 'hash'>;

/** Reads switches from the ledger, quickly and many times a second. */
export interface SwitchStore {
  /** One for each chain in which a switch was ever turned. */
  positions(): Promise<ChainPosition[]>;
  /** Switch entries of a chain after a number, in the order they were written. */
  entries(installation: number, after: number, limit: number): Promise<LedgerEntry[]>;
}
