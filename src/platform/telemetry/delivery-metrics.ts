import type { Delivery } from '../inbox.ts';
import { instruments } from './instruments.ts';
import { markActiveFailed } from './span.ts';

const deliveries = instruments((meter) => ({
  outcomes: meter.createCounter('wired_chaos.deliveries', {
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
  deliveries().outcomes.add(1, { event, outcome: outcome === 'stored' ? 'accepted' : 'duplicate' });
}

/** A request was refused with this status. What it said about itself is nobody's word, so it is no label. */
export function deliveryRefused(status: number): void {
  deliveries().outcomes.add(1, { outcome: 'refused', 'http.response.status_code': status });
}

/** A delivery has been handled by this time. */
export function deliveryHandled(delivery: Pick<Delivery, 'event' | 'receivedAt'>, at: Date): void {
  const { event } = delivery;
  deliveries().outcomes.add(1, { event, outcome: 'handled' });
  deliveries().duration.record(Math.max(0, at.getTime() - Date.parse(delivery.receivedAt)) / 1000, { event });
}

/** Handling a delivery failed, which its span says too: it comes back later, or it is dead. */
export function deliveryFailed(event: string, dead: boolean, error: unknown): void {
  deliveries().outcomes.add(1, { event, outcome: dead ? 'dead' : 'failed' });
  markActiveFailed(error);
}
