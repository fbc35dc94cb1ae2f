/** A webhook delivery as GitHub sent it, waiting to be worked on. */
export interface Delivery {
  /** The GUID of `X-GitHub-Delivery`. */
  readonly id: string;
  /** `X-GitHub-Event`, such as `pull_request`. */
  readonly event: string;
  /** The raw body. It was signed; nobody has looked into it. */
  readonly payload: Uint8Array;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** How often handling it has failed. */
  readonly attempts: number;
}

/** A delivery that was given up, with the last cause. */
export interface DeadDelivery extends Omit<Delivery, 'payload'> {
  /** Null when it has none, or could not be read. */
  readonly installation: number | null;
  readonly cause: string;
}

/** Why a delivery could not be handled. */
export interface DeliveryFailure {
  readonly cause: string;
  /** Null when it has none, or could not be read. */
  readonly installation: number | null;
  /** Trying again would not help. */
  readonly final: boolean;
}

/** Deliveries on disk, encrypted, each handled at least once and accepted only once. */
export interface Inbox {
  /**
   * Resolves when the delivery is on disk; `duplicate` when its GUID was accepted before. The payload's memory is taken
   * away from the caller.
   * @throws {JournalUnavailable}
   */
  accept(delivery: Pick<Delivery, 'id' | 'event' | 'payload'>): Promise<'stored' | 'duplicate'>;
  /**
   * What is due, that which waits longest first. A delivery stays in it until `done` or `failed` is told. One that
   * cannot be decrypted is dead at once, with the cause and the remedy, and left out.
   */
  pending(limit: number): Promise<Delivery[]>;
  /** The delivery has been handled. The installation is null when it has none, such as a ping. */
  done(id: string, installation: number | null): Promise<void>;
  /** Handling failed: it comes back later, or is dead after too many attempts or a final failure. */
  failed(id: string, failure: DeliveryFailure): Promise<{ dead: boolean }>;
  /** Dead deliveries, oldest first. */
  dead(limit: number): Promise<DeadDelivery[]>;
  /** One dead delivery with its payload, which is null when it cannot be decrypted; null when there is none such. */
  deadOne(id: string): Promise<(DeadDelivery & { readonly payload: Uint8Array | null }) | null>;
  /** Gives a dead delivery all its attempts again. Returns whether there was one. */
  retry(id: string): Promise<boolean>;
  /** Forgets the payload of a dead delivery, but not its GUID. Returns whether there was one. */
  drop(id: string): Promise<boolean>;
  /** How many deliveries this process was given in the last second, about. */
  arrivalRate(): number;
  counts(): Promise<{ readonly pending: number; readonly dead: number }>;
  /** When the next pending delivery is due, or null when none waits. */
  nextDue(): Promise<Date | null>;
  /** Calls the listener whenever something may be due. Returns how to stop that. */
  onArrival(listener: () => void): () => void;
  /**
   * Drops payloads of deliveries handled before `payloadsBefore`, and forgets the GUIDs of those handled before
   * `guidsBefore`, at most `limit` of each. Returns how many rows it touched.
   */
  expire(limits: { payloadsBefore: Date; guidsBefore: Date; limit: number }): Promise<number>;
}
