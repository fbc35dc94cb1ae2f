import type { Clock } from './clock.ts';
import { describeFailure } from './failure.ts';
import { MalformedPayload, parsePayload } from './inbox/payload.ts';
import type { Delivery, Inbox } from './inbox.ts';
import type { Log } from './log.ts';
import { precedenceOf } from './precedence.ts';
import { deliveryFailed, deliveryHandled } from './telemetry/delivery-metrics.ts';
import { traceDelivery } from './telemetry/delivery-trace.ts';

/** Hands deliveries from the inbox to whoever works on them. */
export interface Dispatcher {
  /** Stops taking deliveries and resolves when the ones in hand are through. */
  stop(): Promise<void>;
}

/** A delivery whose body has been read. */
export interface Received extends Pick<Delivery, 'id' | 'event'> {
  readonly payload: object;
}

const batch = 16;

/**
 * While many deliveries arrive, handling takes one part in this of the time: the more arrive, the less of it. At 200 a
 * second a fifth, at 4,000 and more, which is no day's work but a burst, a hundredth.
 */
function shareAt(arrivalsPerSecond: number): number {
  return Math.min(100, arrivalsPerSecond / 40);
}

/**
 * Works through the inbox until it is stopped: a batch at a time, oldest first, at once when something arrives and
 * again when a failed delivery is due.
 * @param receive handles one delivery; when it throws, the delivery comes back later. What is no JSON never gets as far
 *   as this: it is dead at once.
 */
export function startDispatcher(options: {
  readonly inbox: Inbox;
  readonly receive: (delivery: Received) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): Dispatcher {
  const { inbox, receive, clock, log } = options;
  const giveWay = precedenceOf(inbox, clock);
  const stopping = new AbortController();
  let wake: () => void = () => {};
  const unsubscribe = inbox.onArrival(() => wake());

  async function handle({ id, event, payload: body, receivedAt }: Delivery): Promise<void> {
    let installation: number | null = null;
    try {
      const parsed = parsePayload(body);
      installation = parsed.installation;
      await receive({ id, event, payload: parsed.payload });
      await inbox.done(id, installation);
      deliveryHandled({ event, receivedAt }, clock.now());
    } catch (error) {
      const cause = describeFailure(error);
      const final = error instanceof MalformedPayload;
      const { dead } = await inbox.failed(id, { cause, installation, final });
      deliveryFailed(event, dead, error);
      log.error({ err: error, delivery: id, event, dead }, 'delivery failed');
    }
  }

  /** Handles a batch of what is due; false when nothing is. */
  async function handleDue(): Promise<boolean> {
    const due = await inbox.pending(batch);
    const handled = await Promise.allSettled(
      due.map((delivery) => traceDelivery(delivery, () => handle(delivery))),
    );
    const broken = handled.find((result) => result.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    return due.length > 0;
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const arrived = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        const began = performance.now();
        const handled = await handleDue();
        if (!handled) await untilNextDue(arrived);
        else await giveWay((performance.now() - began) * shareAt(inbox.arrivalRate()), stopping.signal);
      } catch (error) {
        // The store cannot be used: nothing is lost, but asking again at once would only spin.
        log.error({ err: error }, 'the inbox cannot be read or written');
        await clock.sleep(1000, stopping.signal).catch(() => {});
      }
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
