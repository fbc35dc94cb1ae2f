import type { Meter } from '@opentelemetry/api';
import type { Inbox } from '../inbox.ts';
import type { Log } from '../log.ts';
import type { Queue } from '../queue.ts';
import { remembered } from './remembered.ts';

/** The stores are asked at most this often, however often somebody looks. */
const rememberedFor = 5000;

/**
 * Measures what waits: deliveries in the inbox, wakes in the queue, and for how long the oldest of them has been due.
 * @param options.calls calls to GitHub that are left in the present hour, by resource: the least of any installation
 * @returns how to stop that
 */
export function observeBacklog(
  meter: Meter,
  options: {
    readonly inbox: Pick<Inbox, 'counts'>;
    readonly queue: Pick<Queue, 'depth'>;
    readonly calls: () => Iterable<readonly [resource: string, remaining: number]>;
    readonly log: Log;
  },
): () => void {
  const { inbox, queue, calls, log } = options;
  const deliveries = meter.createObservableGauge('wired_chaos.inbox.deliveries', {
    description: 'Deliveries in the inbox that wait to be handled, and that were given up.',
    unit: '{delivery}',
  });
  const wakes = meter.createObservableGauge('wired_chaos.queue.wakes', {
    description: 'Wakes in the queue that wait, that run, and that were given up.',
    unit: '{wake}',
  });
  const age = meter.createObservableGauge('wired_chaos.queue.oldest.age', {
    description: 'For how long the oldest waiting wake has been due; 0 when none is.',
    unit: 's',
  });
  const remaining = meter.createObservableGauge('wired_chaos.github.rate_limit.remaining', {
    description: 'Calls that the installation with the fewest has left at GitHub until its limit is reset.',
    unit: '{call}',
  });
  const observed = [deliveries, wakes, age, remaining];
  const ask = remembered(rememberedFor, () => Promise.all([inbox.counts(), queue.depth()]));

  const observe: Parameters<Meter['addBatchObservableCallback']>[0] = async (result) => {
    for (const [resource, count] of calls())
      result.observe(remaining, count, { 'github.resource': resource });
    try {
      const [counts, depth] = await ask();
      for (const state of ['pending', 'dead'] as const) result.observe(deliveries, counts[state], { state });
      for (const [flow, of] of Object.entries(depth)) {
        for (const state of ['waiting', 'active', 'dead'] as const)
          result.observe(wakes, of[state], { flow, state });
        result.observe(age, of.oldestSeconds, { flow });
      }
    } catch (error) {
      // What cannot be asked is missing from this look, and everything else is still shown.
      log.warn({ err: error }, 'the stores could not be asked for metrics');
    }
  };
  meter.addBatchObservableCallback(observe, observed);
  return () => meter.removeBatchObservableCallback(observe, observed);
}
