import type { LedgerKey } from './ledger/key.ts';
import { type DatabaseSettings, databaseSettings, ledgerKeys, loadSettings } from './settings.ts';

/** What it takes to open the stores of an App beside it, or in its place. */
export interface StoreSettings {
  /** The data directory. */
  readonly directory: string;
  /** Null for the embedded stores. */
  readonly server: DatabaseSettings | null;
  readonly ledgerKeys: readonly LedgerKey[];
  /** Empty where the App's private key is not at hand: payloads of deliveries cannot be read then. */
  readonly payloadKeys: readonly Uint8Array[];
}

/**
 * Reads them as the App reads its own settings, but can do without the App's credentials.
 * @throws {SettingsError}
 */
export function storeSettings(sources: Parameters<typeof loadSettings>[0]): StoreSettings {
  const settings = loadSettings(sources);
  const directory = settings.data;
  if (settings.mode === 'app') {
    const { database: server, ledger, payloads } = settings;
    return { directory, server, ledgerKeys: ledger.keys, payloadKeys: payloads.keys };
  }
  return {
    directory,
    server: databaseSettings(sources),
    ledgerKeys: ledgerKeys(sources),
    payloadKeys: [],
  };
}
