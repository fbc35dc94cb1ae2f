import type { DeadDelivery, Delivery, Inbox } from '../inbox.ts';

/** A delivery as it is kept. */
export interface StoredDelivery extends Omit<Delivery, 'payload'> {
  /** Encrypted; see payload-cipher.ts. */
  readonly sealed: Uint8Array;
}

/** A dead delivery as it is kept. */
export interface StoredDeadDelivery extends DeadDelivery {
  readonly sealed: Uint8Array;
}

/** What a failure leaves in the store. */
export interface StoredFailure {
  /** Short and without credentials. */
  readonly cause: string;
  readonly installation: number | null;
  readonly final: boolean;
  /** When it failed. */
  readonly at: Date;
  /** From 0 up to 1, for the jitter of the wait. */
  readonly random: number;
}

/**
 * Where an inbox keeps its deliveries. It stores what it is told and knows nothing of keys, clocks and listeners; see create.ts for those.
 */
export interface InboxStore extends Pick<Inbox, 'counts' | 'nextDue' | 'dead' | 'expire'> {
  /**
   * Resolves when it is on disk; false when its GUID is known. The bytes' memory may be taken away from the caller.
   * @throws {JournalUnavailable}
   */
  insert(delivery: Omit<StoredDelivery, 'attempts'>): Promise<boolean>;
  /** Pending deliveries that are due at this time, that which is due longest first. */
  due(at: Date, limit: number): Promise<StoredDelivery[]>;
  /** @param at when it was handled. */
  done(id: string, installation: number | null, at: Date): Promise<void>;
  /** Counts the attempt; {@link setbackAfter} says what becomes of it. */
  failed(id: string, failure: StoredFailure): Promise<{ dead: boolean }>;
  /** @param at from when it is due again. */
  retry(id: string, at: Date): Promise<boolean>;
  deadOne(id: string): Promise<StoredDeadDelivery | null>;
  /** Makes it one that was handled at this time, and forgets its payload. */
  drop(id: string, at: Date): Promise<boolean>;
}
