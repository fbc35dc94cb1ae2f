import type { Delivery } from '../inbox.ts';
import { instruments } from './instruments.ts';
import { markActiveFailed } from './span.ts';
import { createTally } from './tally.ts';

const deliveries = instruments((meter) => ({
  count: createTally(meter, 'wired_chaos.deliveries', {
    description: 'Webhook deliveries by what became of them, counted at each of their stations.',
    unit: '{delivery}',
  }),
  duration: meter.createHistogram('wired_chaos.delivery.duration', {
    description: 'From the receipt of a delivery until it was handled, which is when its flows are woken.',
    unit: 's',
    advice: {
      explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600],
    },
  }),
}));

/** A delivery was acknowledged. Its event may be a label: only whoever has the secret gets as far as this. */
export function deliveryAccepted(event: string, outcome: 'stored' | 'duplicate'): void {
  became(event, outcome === 'stored' ? 'accepted' : 'duplicate');
}

/** A request was refused with this status. What it said about itself is nobody's word, so it is no label. */
export function deliveryRefused(status: number): void {
  deliveries().count(`refused ${status}`, () => ({
    outcome: 'refused',
    'http.response.status_code': status,
  }));
}

/** A delivery has been handled by this time. */
export function deliveryHandled(delivery: Pick<Delivery, 'event' | 'receivedAt'>, at: Date): void {
  const { event } = delivery;
  became(event, 'handled');
  deliveries().duration.record(Math.max(0, at.getTime() - Date.parse(delivery.receivedAt)) / 1000, { event });
}

/** Handling a delivery failed, which its span says too: it comes back later, or it is dead. */
export function deliveryFailed(event: string, dead: boolean, error: unknown): void {
  became(event, dead ? 'dead' : 'failed');
  markActiveFailed(error);
}

function became(event: string, outcome: string): void {
  deliveries().count(`${event} ${outcome}`, () => ({ event, outcome }));
}
