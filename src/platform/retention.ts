import type { Clock } from './clock.ts';
import type { Inbox } from './inbox.ts';
import type { Log } from './log.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How long the GUID of a handled delivery is kept: a replay of an older one is not recognised any more. */
const keepGuids = 30 * day;

/** So many rows in one commit, so that clearing away never holds up the intake for long. */
const batch = 500;

/**
 * Clears away what has been handled and is old: once at the start, and every hour.
 * @param options.keepPayloads milliseconds for which the payload of a handled delivery is kept.
 */
export function startRetention(options: {
  inbox: Pick<Inbox, 'expire'>;
  keepPayloads: number;
  clock: Clock;
  log: Log;
}): {
  /** Stops, and resolves when the batch in hand is through. */
  stop(): Promise<void>;
} {
  const { inbox, keepPayloads, clock, log } = options;
  const stopping = new AbortController();

  async function clear(): Promise<void> {
    const now = clock.now().getTime();
    const limits = {
      payloadsBefore: new Date(now - keepPayloads),
      guidsBefore: new Date(now - keepGuids),
      limit: batch,
    };
    while (!stopping.signal.aborted && (await inbox.expire(limits)) > 0);
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clear().catch((error: unknown) =>
        log.error({ err: error }, 'old deliveries could not be cleared away'),
      );
      await clock.sleep(hour, stopping.signal).catch(() => {});
    }
  }

  const working = work();
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
