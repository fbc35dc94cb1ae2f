/** A delivery as it is kept; its installation is known once it was looked into. */
export interface HeldDelivery {
  /** Grows with every delivery. */
  readonly sequence: number;
  readonly id: string;
  readonly event: string;
  readonly receivedAt: string;
  readonly state: 'pending' | 'done' | 'dead';
  readonly attempts: number;
  readonly cause: string | null;
  /** Null once it has expired. */
  readonly sealed: Uint8Array | null;
}

/** An effect as it is kept. */
export interface HeldEffect {
  readonly key: string;
  readonly state: string;
  readonly attempts: number;
  /** JSON; null unless it is confirmed. */
  readonly result: string | null;
  readonly cause: string | null;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
}

/** How many of each kind an installation has. */
export interface HeldCounts {
  readonly deliveries: number;
  readonly entries: number;
  readonly effects: number;
  readonly notes: number;
}

/**
 * What the journal (or PostgreSQL in its place) keeps of one installation, where no store of its own can list or
 * remove it. Pages are in the order of their numbers or keys, and go on after the last one.
 */
export interface HoldingsStore {
  count(installation: number): Promise<HeldCounts>;
  deliveries(installation: number, after: number, limit: number): Promise<HeldDelivery[]>;
  effects(installation: number, after: string, limit: number): Promise<HeldEffect[]>;
  /** Removes all of it at once: deliveries with their payloads, ledger, effects, notes. */
  erase(installation: number): Promise<void>;
}
