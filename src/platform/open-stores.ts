import { openEmbeddedStores } from './embedded/stores.ts';
import { openPostgresqlStores } from './postgresql/stores.ts';
import type { Stores, StoresOptions } from './stores.ts';

/**
 * Opens the stores, creating what is missing.
 * @throws {LockHeld} when another process has the embedded ones open
 * @throws {DatabaseUnavailable} when the database cannot be used
 * @throws {LedgerKeyMissing} when the ledger is signed with a key that is not at hand
 */
export function openStores(options: StoresOptions): Promise<Stores> {
  return options.server === null
    ? openEmbeddedStores(options)
    : openPostgresqlStores({ ...options, server: options.server });
}
