import { type BackoffPolicy, backoff } from './backoff.ts';
import { redactText } from './redaction.ts';

/** A webhook delivery as GitHub sent it, waiting to be worked on. */
export interface Delivery {
  /** The GUID of `X-GitHub-Delivery`. */
  readonly id: string;
  /** `X-GitHub-Event`, such as `pull_request`. */
  readonly event: string;
  /** Null for events of the App itself, such as `ping`. */
  readonly installation: number | null;
  /** The raw body. */
  readonly payload: Uint8Array;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** How often handling it has failed. */
  readonly attempts: number;
}

/** A delivery that was given up, with the last cause. */
export interface DeadDelivery extends Omit<Delivery, 'payload'> {
  readonly cause: string;
}

/** Deliveries on disk, each handled at least once and accepted only once. */
export interface Inbox {
  /**
   * Resolves when the delivery is on disk; `duplicate` when its GUID was accepted before.
   * @throws {JournalUnavailable}
   */
  accept(
    delivery: Pick<Delivery, 'id' | 'event' | 'installation' | 'payload'>,
  ): Promise<'stored' | 'duplicate'>;
  /** What is due, oldest first. A delivery stays in it until `done` or `failed` is told. */
  pending(limit: number): Promise<Delivery[]>;
  /** The delivery has been handled. */
  done(id: string): Promise<void>;
  /** Handling failed: it comes back later, or is dead after too many attempts. */
  failed(id: string, cause: string): Promise<{ dead: boolean }>;
  /** Dead deliveries, oldest first. */
  dead(limit: number): Promise<DeadDelivery[]>;
  /** Gives a dead delivery all its attempts again. Returns whether there was one. */
  retry(id: string): Promise<boolean>;
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

const retries: BackoffPolicy = { first: 1000, longest: 15 * 60_000, attempts: 10 };

/** What becomes of a delivery whose handling has failed so many times. */
export interface Setback {
  readonly dead: boolean;
  /** Milliseconds until it comes back. */
  readonly wait: number;
}

/**
 * @param attempts how often handling it has failed, this time included.
 * @param random from 0 up to 1, for the jitter.
 */
export function setbackAfter(attempts: number, random: number): Setback {
  return { dead: attempts >= retries.attempts, wait: backoff(retries, attempts, random) };
}

/** A cause as it is stored: without credentials, and short. */
export function storedCause(cause: string): string {
  return redactText(cause).slice(0, 10_000);
}
