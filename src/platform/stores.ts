import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { EffectStore } from './effects/store.ts';
import type { Holdings } from './holdings/create.ts';
import type { Inbox } from './inbox.ts';
import type { LedgerKey } from './ledger/key.ts';
import type { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import type { Notes } from './notes.ts';
import type { PayloadCipher } from './payload-cipher.ts';
import type { DatabaseSettings } from './settings.ts';
import type { SwitchStore } from './switches/store.ts';

/** Everything that the App keeps. */
export interface Stores {
  /** In the data directory, for this process alone; or on a PostgreSQL server, for any number of processes. */
  readonly kind: 'embedded' | 'postgresql';
  readonly inbox: Inbox;
  readonly ledger: Ledger;
  readonly effects: EffectStore;
  readonly notes: Notes;
  readonly holdings: Holdings;
  readonly switches: SwitchStore;
  readonly database: Database;
  /** Writes something and resolves when it is on disk, for a full disk still reads well. */
  heartbeat(): Promise<void>;
  /** Resolves with the cause when nothing can be kept any more, so that only a new process can go on. */
  readonly broken: Promise<Error>;
  close(): Promise<void>;
}

/** What it takes to open the stores. */
export interface StoresOptions {
  /** The data directory; with a server only the ledger's key is in it. */
  readonly directory: string;
  /** Null for the embedded stores. */
  readonly server: DatabaseSettings | null;
  /** Seals the payloads of deliveries. */
  readonly cipher: PayloadCipher;
  /** Supplied by the settings; empty when the key is in the data directory. */
  readonly ledgerKeys: readonly LedgerKey[];
  readonly clock: Clock;
  readonly log: Log;
}
