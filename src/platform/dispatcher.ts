import type { Clock } from './clock.ts';
import type { Delivery, Inbox } from './inbox.ts';
import type { Log } from './log.ts';
import { deliveryFailed, deliveryHandled } from './telemetry/delivery-metrics.ts';
import { traceDelivery } from './telemetry/delivery-trace.ts';

/** Hands deliveries from the inbox to whoever works on them. */
export interface Dispatcher {
  /** Stops taking deliveries and resolves when the ones in hand are through. */
  stop(): Promise<void>;
}

const batch = 16;

/**
 * Works through the inbox until it is stopped: a batch at a time, oldest first, at once when something arrives and
 * again when a failed delivery is due.
 * @param receive handles one delivery; when it throws, the delivery comes back later
 */
export function startDispatcher(options: {
  readonly inbox: Inbox;
  readonly receive: (delivery: Delivery) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): Dispatcher {
  const { inbox, receive, clock, log } = options;
  const stopping = new AbortController();
  let wake: () => void = () => {};
  const unsubscribe = inbox.onArrival(() => wake());

  async function handle(delivery: Delivery): Promise<void> {
    try {
      await receive(delivery);
      await inbox.done(delivery.id);
      deliveryHandled(delivery, clock.now());
    } catch (error) {
      const { dead } = await inbox.failed(
        delivery.id,
        error instanceof Error ? error.message : String(error),
      );
      deliveryFailed(delivery.event, dead, error);
      log.error({ err: error, delivery: delivery.id, event: delivery.event, dead }, 'delivery failed');
    }
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const arrived = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const due = await inbox.pending(batch);
      if (due.length > 0) {
        const handled = await Promise.allSettled(
          due.map((delivery) => traceDelivery(delivery, () => handle(delivery))),
        );
        const broken = handled.find((result) => result.status === 'rejected');
        // The journal cannot be written: nothing is lost, but asking again at once would only spin.
        if (broken !== undefined) {
          log.error({ err: broken.reason }, 'the inbox cannot be written');
          await clock.sleep(1000, stopping.signal).catch(() => {});
        }
        continue;
      }
      await untilNextDue(arrived);
    }
  }

  async function untilNextDue(arrived: Promise<void>): Promise<void> {
    const next = await inbox.nextDue();
    const quiet = new AbortController();
    const wait = next === null ? 60_000 : Math.max(1, next.getTime() - clock.now().getTime());
    const signal = AbortSignal.any([stopping.signal, quiet.signal]);
    await Promise.race([arrived, clock.sleep(wait, signal).catch(() => {})]);
    quiet.abort();
  }

  const working = work();
  return {
    async stop() {
      stopping.abort();
      unsubscribe();
      await working;
    },
  };
}
