import { performance } from 'node:perf_hooks';
import type { Log } from '../log.ts';

/** How long what was read may be relied on, in milliseconds. */
const leaseMilliseconds = 1000;
/** Time between two readings, so that one or two may fail before the lease is lost. */
const betweenRenewals = 300;

/** Nothing says that forward acts may still happen: what says so could not be read for a second. */
export class LeaseLost extends Error {
  /** @param milliseconds since they were last read; null when they never were. */
  constructor(milliseconds: number | null) {
    const since = milliseconds === null ? 'yet' : `for ${Math.round(milliseconds)} ms`;
    super(`The switches could not be read ${since}, so nothing moves forward until they can.`);
    this.name = 'LeaseLost';
  }
}

/** Something that was read, and counts only while it is fresh. */
export interface Lease<State> {
  /** @throws {LeaseLost} when the last reading that succeeded began too long ago. */
  current(): State;
  /**
   * Reads again: in a reading that begins after this call, and that all who wait for one share.
   * @throws what the reading throws; the lease then runs on, or out.
   */
  renew(): Promise<void>;
}

/** What tells how much time has passed, in milliseconds. */
export interface LeaseClocks {
  /** Never goes back, but may stand still while the machine sleeps. */
  monotonic(): number;
  wall(): number;
}

const systemClocks: LeaseClocks = { monotonic: () => performance.now(), wall: () => Date.now() };

/**
 * A lease on what `read` returns. It counts from the moment a reading began: whatever was written before that moment
 * is in it.
 */
export function createLease<State>(
  read: () => Promise<State>,
  clocks: LeaseClocks = systemClocks,
): Lease<State> {
  let held: { readonly state: State; readonly monotonic: number; readonly wall: number } | null = null;
  let reading: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const renewNow = async () => {
    next = null;
    const began = { monotonic: clocks.monotonic(), wall: clocks.wall() };
    held = { state: await read(), ...began };
  };

  return {
    current: () => {
      if (held === null) throw new LeaseLost(null);
      // Whichever clock says more: the one sleeps with the machine, the other may be set back.
      const age = Math.max(clocks.monotonic() - held.monotonic, clocks.wall() - held.wall);
      if (age >= leaseMilliseconds) throw new LeaseLost(age);
      return held.state;
    },
    renew: () => {
      if (next === null) {
        next = reading.then(renewNow);
        reading = next.catch(() => {});
      }
      return next;
    },
  };
}

/** Renews the lease again and again until it is told to stop. What fails is logged once, until it works again. */
export function keepRenewing(lease: Lease<unknown>, log: Log): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failing = false;

  const renew = async (): Promise<void> => {
    try {
      await lease.renew();
      if (failing) log.info('the switches can be read again');
      failing = false;
    } catch (error) {
      if (!failing) log.error({ err: error }, 'the switches cannot be read: nothing moves forward');
      failing = true;
    }
    if (stopped) return;
    timer = setTimeout(() => {
      renewing = renew();
    }, betweenRenewals);
    timer.unref();
  };

  let renewing = renew();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await renewing;
    },
  };
}
