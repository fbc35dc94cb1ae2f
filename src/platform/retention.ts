import type { Clock } from './clock.ts';
import type { EffectStore } from './effects/store.ts';
import type { Inbox } from './inbox.ts';
import type { Log } from './log.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How long the GUID of a handled delivery is kept: a replay of an older one is not recognised any more. */
const keepGuids = 30 * day;

/** How long side effects are remembered: nobody comes back to what has not moved for longer. */
const keepEffects = 30 * day;

/** So many rows in one commit, so that clearing away never holds up the intake for long. */
const batch = 500;

/**
 * Clears away what has been handled and is old: once at the start, and every hour.
 * @param options.keepPayloads milliseconds for which the payload of a handled delivery is kept.
 */
export function startRetention(options: {
  inbox: Pick<Inbox, 'expire'>;
  effects: Pick<EffectStore, 'expire'>;
  keepPayloads: number;
  clock: Clock;
  log: Log;
}): {
  /** Stops, and resolves when the batch in hand is through. */
  stop(): Promise<void>;
} {
  const { inbox, effects, keepPayloads, clock, log } = options;
  const stopping = new AbortController();

  async function untilNone(expire: () => Promise<number>): Promise<void> {
    while (!stopping.signal.aborted && (await expire()) > 0);
  }

  async function clear(): Promise<void> {
    const now = clock.now().getTime();
    const limits = {
      payloadsBefore: new Date(now - keepPayloads),
      guidsBefore: new Date(now - keepGuids),
      limit: batch,
    };
    const old = { before: new Date(now - keepEffects), limit: batch };
    await Promise.all([untilNone(() => inbox.expire(limits)), untilNone(() => effects.expire(old))]);
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clear().catch((error: unknown) =>
        log.error({ err: error }, 'what is old could not be cleared away'),
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
